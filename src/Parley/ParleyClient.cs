using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Parley.ChatTools;
using Parley.Core.Exchange.Sending;
using Parley.Core.Transport;
using Parley.Options;

namespace Parley;

/// <summary>Talks to other agents for one of this node's. May be injected anywhere; it works once the node is started.</summary>
public sealed class ParleyClient
{
    /// <summary>Who calls when the node has no agent, or more than one, and none is named with <see cref="As"/>.</summary>
    public const string AnonymousAgent = "caller";

    private readonly IServiceProvider _services;
    private readonly string? _agent;

    /// <summary>The client of the node in these services; <c>AddParley</c> registers it.</summary>
    public ParleyClient(IServiceProvider services)
        : this(services, null)
    {
    }

    private ParleyClient(IServiceProvider services, string? agent) => (_services, _agent) = (services, agent);

    /// <summary>Calls on behalf of this agent: its models, its policy, its routines. Default the node's only agent.</summary>
    public ParleyClient As(string agent) => new(_services, agent);

    /// <summary>The agent at this URL, such as <c>http://127.0.0.1:5080/agents/weather</c>. Nothing is sent yet.</summary>
    public ParleyPeer Peer(Uri url) => new(this, url);

    /// <inheritdoc cref="Peer(Uri)"/>
    public ParleyPeer Peer(string url) => new(this, new Uri(url, UriKind.Absolute));

    /// <summary>The skills of several peers as one list of tools, in which no name stands twice. See <see cref="ParleyPeer.AsAIToolsAsync"/>.</summary>
    public async Task<IReadOnlyList<AITool>> AsAIToolsAsync(IEnumerable<ParleyPeer> peers, CancellationToken cancellationToken = default)
    {
        var tools = new PeerTools(_services.GetRequiredService<PeerDirectory>(), Exchanges);
        foreach (var peer in peers)
        {
            if (await tools.AddAsync(peer, cancellationToken) is { } error)
            {
                throw new ParleyException(error);
            }
        }

        return tools.All;
    }

    internal string Agent => _agent ?? (_services.GetRequiredService<ParleyOptions>().Agents is { Count: 1 } agents ? agents.GetAt(0).Key : AnonymousAgent);

    internal AgentClient Exchanges => _services.GetRequiredService<AgentClient>();
}
