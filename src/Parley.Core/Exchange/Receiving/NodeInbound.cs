using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Core.Transport;

namespace Parley.Core.Exchange.Receiving;

/// <summary>
/// The node's paths, the same behind a socket and in the in-memory network:
/// <c>GET /</c>, <c>GET /documents/{hex}</c>, and below <c>/agents/{name}</c> what <see cref="AgentEndpoints"/> serves.
/// </summary>
public sealed class NodeInbound(NodeOptions options, AgentCatalog agents, NodeCards cards, AgentEndpoints endpoints) : IInbound
{
    private readonly string _prefix = options.Url.AbsolutePath.TrimEnd('/');

    public async ValueTask<TransportReply> ReceiveAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        if (request.Body.Length > options.MaxMessageBytes)
        {
            return NodeReply.Error(ParleyError.Public(ParleyErrorCode.TooLarge, $"The message has {request.Body.Length} bytes; at most {options.MaxMessageBytes} are accepted."));
        }

        var path = request.Url.AbsolutePath;
        var segments = (path.StartsWith(_prefix, StringComparison.Ordinal) ? path[_prefix.Length..] : path)
            .Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        return segments switch
        {
            [] => request.Method == "GET" ? NodeReply.Json(200, cards.Node()) : NodeReply.MethodNotAllowed("GET"),
            ["documents", var hex] when request.Method == "GET" => await cards.DocumentAsync(hex, cancellationToken),
            ["agents"] when request.Method == "GET" => NodeReply.Json(200, cards.Node()),
            ["agents", var name, .. var rest] => agents.Find(name) is { } agent
                ? await endpoints.ServeAsync(agent, rest, request, cancellationToken)
                : NodeReply.Error(ParleyError.Public(ParleyErrorCode.UnknownAgent, $"There is no agent '{Shorten(name)}' here; GET {options.Url} lists those there are.")),
            _ => NodeReply.Error(ParleyError.Public(ParleyErrorCode.UnknownAgent, $"Nothing is served at this path; agents are at {options.Url.AbsoluteUri.TrimEnd('/')}/agents/{{name}}.")),
        };
    }

    private static string Shorten(string name) => name.Length <= 40 ? name : name[..40];
}
