using Parley.Core.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Core.Exchange.Sending;

/// <summary>How a rung ended: with an output, with an error that is final, or broken, so that the next one takes over.</summary>
public abstract record RungResult
{
    private RungResult()
    {
    }

    public sealed record Done(JsonValue Output) : RungResult;

    public sealed record Failed(ParleyError Error) : RungResult;

    public sealed record Broken(ParleyError Error) : RungResult;

    public static RungResult Of(Outcome<JsonValue> outcome) => outcome.TryGet(out var output, out var error) ? new Done(output) : new Failed(error);
}
