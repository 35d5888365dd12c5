using Parley.Protocol.Json;
using Parley.Routines.Execution;

namespace Parley.Routines.Compilation;

/// <summary>Builds an object whose names are known and differ: its shape is there before it is, so that only values are put in.</summary>
internal sealed class ObjectBuild(string[] names, Eval[] values)
{
    private readonly JsonShape _shape = new(names);

    public JsonValue Eval(Frame frame)
    {
        frame.Run.AllocateValues(values.Length);
        var built = new JsonObject(_shape);
        var members = built.Values;
        for (var i = 0; i < members.Length && i < values.Length; i++)
        {
            members[i] = values[i](frame);
        }

        return built;
    }
}
