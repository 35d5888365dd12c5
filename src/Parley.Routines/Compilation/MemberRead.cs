using System.Runtime.CompilerServices;
using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Compilation;

/// <summary>
/// Reads a member by name. Objects of one origin have their members in one order, so that the place where the member stood last is looked at first.
/// The place is shared by all threads and may be wrong at any time: the name there is compared before it is used, and no longer moved once objects of many forms came by.
/// </summary>
internal sealed class MemberRead(Eval target, int slot, string name, int position)
{
    private const int MostMoves = 32;

    private readonly string _name = name;

    // The name in the instance that objects hold: names that JSON text is read into are mostly the same one, which compares at once. Never another name, since it is not read together with the place.
    private string _seenName = name;
    private int _place = -1;
    private int _moves;

    /// <summary>Of the value of an expression.</summary>
    public JsonValue Eval(Frame frame) => Read(frame, target(frame));

    /// <summary>Of a variable that no inner function shares.</summary>
    public JsonValue EvalSlot(Frame frame) => Read(frame, frame.Slots[slot]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private JsonValue Read(Frame frame, JsonValue value)
        => value.AsObject is { } members && members.TryGetAt(_place, _seenName, out var own) ? own : Search(frame, value);

    private JsonValue Search(Frame frame, JsonValue value)
    {
        if (value.AsObject is { } members && members.PlaceOf(_name) is var place and >= 0)
        {
            if (_moves < MostMoves)
            {
                _moves++;
                _place = place;
                _seenName = members.Members[place].Key;
            }

            return members.Members[place].Value;
        }

        if (ExpressionCompiler.IsShort(value))
        {
            return value;
        }

        frame.Run.Position = position;
        return Members.Get(frame.Run, value, _name);
    }
}
