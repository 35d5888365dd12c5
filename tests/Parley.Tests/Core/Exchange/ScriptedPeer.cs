using System.Text;
using Parley.Core.Transport;

namespace Parley.Tests.Core.Exchange;

/// <summary>Stands between Alice and Bob: answers a request itself where the script has an answer, and hands it on to Bob where it has none.</summary>
internal sealed class ScriptedPeer(IInbound bob, Func<TransportRequest, string?> script) : IInbound
{
    public List<string> Bodies { get; } = [];

    /// <summary>HTTP status of scripted answers. Default 200.</summary>
    public int Status { get; init; } = 200;

    public static ScriptedPeer Before(TwoNodes nodes, Func<TransportRequest, string?> script, int status = 200)
    {
        var peer = new ScriptedPeer(nodes.Bob.Inbound, script) { Status = status };
        nodes.Network.Listen(TwoNodes.BobUrl, peer);
        return peer;
    }

    public ValueTask<TransportReply> ReceiveAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        if (request.Method == "POST")
        {
            Bodies.Add(Encoding.UTF8.GetString(request.Body.Span));
        }

        return script(request) is { } answer
            ? ValueTask.FromResult(new TransportReply { Status = Status, ContentType = "application/json", Body = Encoding.UTF8.GetBytes(answer) })
            : bob.ReceiveAsync(request, cancellationToken);
    }
}
