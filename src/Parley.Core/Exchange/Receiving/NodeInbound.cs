using Microsoft.Extensions.Logging;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Core.Transport;

namespace Parley.Core.Exchange.Receiving;

/// <summary>
/// The node's paths, the same behind a socket and in the in-memory network:
/// <c>GET /</c>, <c>GET /documents/{hex}</c>, and below <c>/agents/{name}</c> what <see cref="AgentEndpoints"/> serves.
/// </summary>
public sealed partial class NodeInbound(NodeOptions options, AgentCatalog agents, NodeCards cards, AgentEndpoints endpoints, TimeProvider time, ILogger<NodeInbound> logger) : IInbound
{
    private const string AgentsPath = "/agents/";

    private readonly string _prefix = options.Url.AbsolutePath.TrimEnd('/');
    private readonly RequestDeadlines _deadlines = new(options.RequestTimeout, time);

    /// <inheritdoc />
    public async ValueTask<TransportReply> ReceiveAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        if (request.Body.Length > options.MaxMessageBytes)
        {
            return NodeReply.Error(ParleyError.Public(ParleyErrorCode.TooLarge, $"The message has {request.Body.Length} bytes; at most {options.MaxMessageBytes} are accepted."));
        }

        using var deadline = _deadlines.Start(cancellationToken);
        try
        {
            return await (AgentAt(request.Url.AbsolutePath) is { } agent
                ? endpoints.ServeAsync(agent, [], request, deadline.Token)
                : RouteAsync(request, deadline.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return NodeReply.Error(new ParleyError(ParleyErrorCode.Timeout, $"The request was not handled within {options.RequestTimeout.TotalSeconds:0} s."));
        }
        catch (StoreException failure)
        {
            LogStore(logger, failure.Error.Message);
            return NodeReply.Error(failure.Error);
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            // The outer loop: one request's bug must not take the node down.
            LogBug(logger, bug, request.Url.AbsolutePath);
            return NodeReply.Error(new ParleyError(ParleyErrorCode.Internal, bug.Message));
        }
    }

    /// <summary>Null unless the path is an agent's own, written plainly: that is where exchanges go. All other paths are taken apart.</summary>
    private Agent? AgentAt(string path)
    {
        var rest = path.AsSpan();
        rest = rest.StartsWith(_prefix, StringComparison.Ordinal) ? rest[_prefix.Length..] : rest;
        return rest.StartsWith(AgentsPath, StringComparison.Ordinal) ? agents.Find(rest[AgentsPath.Length..]) : null;
    }

    private async ValueTask<TransportReply> RouteAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        var path = request.Url.AbsolutePath;
        var segments = (path.StartsWith(_prefix, StringComparison.Ordinal) ? path[_prefix.Length..] : path)
            .Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        return segments switch
        {
            [] => request.Method == "GET" ? NodeReply.Json(200, cards.Node()) : NodeReply.MethodNotAllowed("GET"),
            ["documents", var hex] when request.Method == "GET" => await cards.DocumentAsync(hex, request.Url.Query, cancellationToken),
            ["agents"] when request.Method == "GET" => NodeReply.Json(200, cards.Node()),
            ["agents", var name, .. var rest] => agents.Find(name) is { } agent
                ? await endpoints.ServeAsync(agent, rest, request, cancellationToken)
                : NodeReply.Error(ParleyError.Public(ParleyErrorCode.UnknownAgent, $"There is no agent '{Shorten(name)}' here; GET {options.Url} lists those there are.")),
            _ => NodeReply.Error(ParleyError.Public(ParleyErrorCode.UnknownAgent, $"Nothing is served at this path; agents are at {options.Url.AbsoluteUri.TrimEnd('/')}/agents/{{name}}.")),
        };
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The store failed while a request was handled: {Reason}")]
    private static partial void LogStore(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A request to {Path} met a bug.")]
    private static partial void LogBug(ILogger logger, Exception bug, string path);

    private static string Shorten(string name) => name.Length <= 40 ? name : name[..40];
}
