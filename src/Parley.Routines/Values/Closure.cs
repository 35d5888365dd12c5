using Parley.Protocol.Json;
using Parley.Routines.Execution;

namespace Parley.Routines.Values;

/// <summary>A function of the routine with the variables it captured.</summary>
internal sealed class Closure(FunctionCode code, Cell[] captured) : Callable
{
    public static readonly Cell[] NoCells = [];

    public override string Name => code.Name;

    public FunctionCode Code => code;

    public override JsonValue Call(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        var frame = code.NewFrame(run, captured);
        if (code.UsesSelf)
        {
            frame.Self = this;
        }

        code.Accept(frame, arguments);
        return code.Invoke(frame, awaited: false);
    }
}
