using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Core.Exchange.Sending;

/// <summary>Turns a task's input into the request body of a document, and its reply body into the task's output. Bodies of untyped documents are strings.</summary>
public interface IDocumentCodec
{
    /// <summary>What the exchange counts as when this codec did both halves.</summary>
    Mode Mode { get; }

    /// <summary>A failure means that the rung is broken; nothing was sent.</summary>
    ValueTask<Outcome<JsonValue>> EncodeAsync(Dispatch dispatch, CancellationToken cancellationToken);

    /// <summary><see cref="ParleyErrorCode.PeerFailed"/>: the reply is an error that the document prescribes. Any other failure: the rung is broken.</summary>
    ValueTask<Outcome<JsonValue>> DecodeAsync(Dispatch dispatch, JsonValue reply, CancellationToken cancellationToken);

    /// <summary>Told when this codec broke, with what it was given.</summary>
    ValueTask BrokeAsync(Dispatch dispatch, ParleyError error, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
