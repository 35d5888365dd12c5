using Parley.Protocol.Json;

namespace Parley.Routines;

/// <summary>The only way out of a routine. Calls arrive one at a time, in program order.</summary>
public interface IRoutineTools
{
    /// <summary>A tool that completes synchronously keeps the routine synchronous.</summary>
    ValueTask<ToolAnswer> CallAsync(string name, JsonValue arguments, CancellationToken cancellationToken);

    /// <summary>No tools: every call is answered with an error.</summary>
    static IRoutineTools None { get; } = new NoTools();

    private sealed class NoTools : IRoutineTools
    {
        public ValueTask<ToolAnswer> CallAsync(string name, JsonValue arguments, CancellationToken cancellationToken)
            => new(ToolAnswer.Failed($"There is no tool '{name}' here."));
    }
}
