using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Programming;
using Parley.Protocol.Json;

namespace Parley.Core.Exchange.Sending;

/// <summary>A verified routine writes the body and reads the reply. What breaks it is told to the watch.</summary>
internal sealed class RoutineCodec(SenderRoutine routine, RoutineKey key, RoutineWatch watch) : IDocumentCodec
{
    public Mode Mode => Mode.Routine;

    public ValueTask<Outcome<JsonValue>> EncodeAsync(Dispatch dispatch, CancellationToken cancellationToken) => routine.EncodeAsync(dispatch.Input, cancellationToken);

    public async ValueTask<Outcome<JsonValue>> DecodeAsync(Dispatch dispatch, JsonValue reply, CancellationToken cancellationToken)
    {
        var decoded = await routine.DecodeAsync(reply, cancellationToken);
        if (decoded.Succeeded)
        {
            watch.Served(key, dispatch.Peer.Key);
        }

        return decoded;
    }

    public ValueTask BrokeAsync(Dispatch dispatch, ParleyError error, CancellationToken cancellationToken)
        => watch.FailedAsync(key, routine.Id, dispatch.Reply is null ? dispatch.Input : dispatch.Reply.Body, error, dispatch.Peer.Key, cancellationToken);
}
