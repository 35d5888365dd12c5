using Parley.Core.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Core.Exchange.Sending;

/// <summary>How a rung ended: with an output, with an error that is final, or broken, so that the next one takes over.</summary>
public abstract record RungResult
{
    private RungResult()
    {
    }

    /// <summary>The task is done.</summary>
    /// <param name="Output">Follows the task's output schema.</param>
    public sealed record Done(JsonValue Output) : RungResult;

    /// <summary>It can't be done; no other rung would do better.</summary>
    /// <param name="Error">What the caller gets.</param>
    public sealed record Failed(ParleyError Error) : RungResult;

    /// <summary>This rung can't; the next one takes over.</summary>
    /// <param name="Error">The cause, for the record.</param>
    public sealed record Broken(ParleyError Error) : RungResult;

    /// <summary>Done, or failed for good.</summary>
    public static RungResult Of(Outcome<JsonValue> outcome) => outcome.TryGet(out var output, out var error) ? new Done(output) : new Failed(error);
}
