using System.Runtime.CompilerServices;
using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Compilation;

/// <summary>
/// Reads a member by name. Objects of one origin share a shape, so that the shape of the last object, and where it has the member, is looked at first (an inline cache).
/// It is shared by all threads, is written whole, and no longer written once objects of many shapes came by.
/// </summary>
internal sealed class MemberRead(Eval target, int slot, string name, int position)
{
    private const int MostSeen = 32;

    private Place _last = new(null, 0);
    private int _seen;

    /// <summary>Of the value of an expression.</summary>
    public JsonValue Eval(Frame frame) => Read(frame, target(frame));

    /// <summary>Of a variable that no inner function shares.</summary>
    public JsonValue EvalSlot(Frame frame) => Read(frame, frame.Slots[slot]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private JsonValue Read(Frame frame, JsonValue value)
        => _last is var last && value.AsObject is { } members && members.Shape == last.Shape ? members.ValueAt(last.Position) : Search(frame, value);

    private JsonValue Search(Frame frame, JsonValue value)
    {
        if (value.AsObject is { } members && members.Shape.Find(name, _last.Position) is var place and >= 0)
        {
            if (_seen < MostSeen && (members.Shape.IsShared || place != _last.Position))
            {
                _seen++;
                _last = new Place(members.Shape.IsShared ? members.Shape : null, place);
            }

            return members.ValueAt(place);
        }

        if (ExpressionCompiler.IsShort(value))
        {
            return value;
        }

        frame.Run.Position = position;
        return Members.Get(frame.Run, value, name);
    }

    /// <summary>Where the objects of a shared shape have the member; where the last object had it, when the shape was its own.</summary>
    private sealed record Place(JsonShape? Shape, int Position);
}
