using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Core.Exchange.Sending;

/// <summary>The user's own encoding for a document: the <c>Standard</c> rung of the sender.</summary>
/// <param name="Encode">The request body for a task's input; a string for an untyped document.</param>
/// <param name="Decode">The task's output from a reply body.</param>
public sealed record DocumentEncoding(Func<JsonValue, Outcome<JsonValue>> Encode, Func<JsonValue, Outcome<JsonValue>> Decode) : IDocumentCodec
{
    Mode IDocumentCodec.Mode => Mode.Standard;

    ValueTask<Outcome<JsonValue>> IDocumentCodec.EncodeAsync(Dispatch dispatch, CancellationToken cancellationToken) => ValueTask.FromResult(Run(Encode, dispatch.Input));

    ValueTask<Outcome<JsonValue>> IDocumentCodec.DecodeAsync(Dispatch dispatch, JsonValue reply, CancellationToken cancellationToken) => ValueTask.FromResult(Run(Decode, reply));

    private static Outcome<JsonValue> Run(Func<JsonValue, Outcome<JsonValue>> code, JsonValue value)
    {
        try
        {
            return code(value);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The encoding is anybody's code; one that throws is a broken rung.
            return new ParleyError(ParleyErrorCode.Internal, $"The encoding threw {failure.GetType().Name}: {failure.Message}");
        }
    }
}
