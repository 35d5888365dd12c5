using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Benchmarks.Routines;

/// <summary>A tool that gives back its arguments, at once or after a yield to the thread pool.</summary>
internal sealed class EchoTools(bool yields) : IRoutineTools
{
    public ValueTask<ToolAnswer> CallAsync(string name, JsonValue arguments, CancellationToken cancellationToken)
        => yields ? LaterAsync(arguments) : new(ToolAnswer.Of(arguments));

    private static async ValueTask<ToolAnswer> LaterAsync(JsonValue arguments)
    {
        await Task.Yield();
        return ToolAnswer.Of(arguments);
    }
}
