using Parley.Protocol.Json;
using Parley.Routines.Execution;

namespace Parley.Routines.Compilation;

/// <summary>Builds an object whose names are known and differ: one array of the right size, no search.</summary>
internal sealed class ObjectBuild(string[] names, Eval[] values)
{
    public JsonValue Eval(Frame frame)
    {
        frame.Run.AllocateMembers(names.Length);
        var members = new KeyValuePair<string, JsonValue>[names.Length];
        for (var i = 0; i < members.Length && i < values.Length; i++)
        {
            members[i] = new(names[i], values[i](frame));
        }

        return JsonObject.Own(members);
    }
}
