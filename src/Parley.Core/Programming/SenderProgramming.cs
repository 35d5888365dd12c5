using Parley.Core.Documents;
using Parley.Core.Policy;
using Parley.Core.Skills;

namespace Parley.Core.Programming;

/// <summary>Has senders' routines written and repaired.</summary>
public sealed class SenderProgramming(RoutineProgrammer programmer, AgentCatalog agents, IDocumentStore documents)
{
    /// <summary>Writes the routine by which the agent does the task through the document, or repairs the one that was demoted.</summary>
    /// <param name="peer">The peer whose traffic gave rise to it: it is charged to that pair, though it serves any peer.</param>
    public async ValueTask<ClimbResult> WriteAsync(string agent, string peer, AgentTask task, TypedDocument document, CancellationToken cancellationToken)
    {
        var publishes = agents.Find(agent) is { Publishes: true } && await documents.FindAsync(document.Document.Hash, cancellationToken) is not { IsOwnersAlone: true };
        return await programmer.ClimbAsync(Subject(agent, peer, task, document, publishes), cancellationToken);
    }

    /// <summary>Puts a routine of the node's libraries live if that can be told for nothing.</summary>
    public ValueTask<bool> TakeOverAsync(string agent, string peer, AgentTask task, TypedDocument document, CancellationToken cancellationToken)
        => programmer.TakeOverAsync(Subject(agent, peer, task, document, publishes: false), cancellationToken);

    private SenderSubject Subject(string agent, string peer, AgentTask task, TypedDocument document, bool publishes)
    {
        var known = agents.Find(agent);
        return new SenderSubject(agent, task, document) { Peer = peer, RequiresApproval = known?.RequiresApproval ?? false, Publishes = publishes, Shares = AgentPolicies.Of(agents, agent).SharesRoutines };
    }
}
