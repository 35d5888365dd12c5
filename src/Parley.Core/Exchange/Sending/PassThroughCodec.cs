using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Core.Exchange.Sending;

/// <summary>For a document whose schemas fit the task as they stand: the input is the request and the reply is the output.</summary>
internal sealed class PassThroughCodec : IDocumentCodec
{
    public Mode Mode => Mode.Standard;

    public ValueTask<Outcome<JsonValue>> EncodeAsync(Dispatch dispatch, CancellationToken cancellationToken) => ValueTask.FromResult<Outcome<JsonValue>>(dispatch.Input);

    public ValueTask<Outcome<JsonValue>> DecodeAsync(Dispatch dispatch, JsonValue reply, CancellationToken cancellationToken) => ValueTask.FromResult<Outcome<JsonValue>>(reply);
}
