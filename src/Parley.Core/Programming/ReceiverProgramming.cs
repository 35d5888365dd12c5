using Parley.Core.Costs.Budgets;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Policy;
using Parley.Core.Skills;

namespace Parley.Core.Programming;

/// <summary>Has receivers' routines written and repaired.</summary>
public sealed class ReceiverProgramming(RoutineProgrammer programmer, TypedDocuments typed, IDocumentStore documents)
{
    /// <summary>Writes the routine by which the agent's skills serve the document, or repairs the one that was demoted.</summary>
    /// <param name="composed">The documents that this one refers to, whose routines it may call.</param>
    /// <param name="account">Whose budget pays; null when it is the owner's own doing.</param>
    public async ValueTask<ClimbResult> WriteAsync(Agent agent, TypedDocument document, IReadOnlyList<ComposedDocument> composed, PeerAccount? account, CancellationToken cancellationToken)
    {
        var publishes = agent.Publishes && await documents.FindAsync(document.Document.Hash, cancellationToken) is not { IsOwnersAlone: true };
        return Subject(agent, document, composed, account, publishes).TryGet(out var subject, out var error)
            ? await programmer.ClimbAsync(subject, cancellationToken)
            : new ClimbResult(ClimbStatus.Rejected, error.Message, 0);
    }

    /// <summary>Puts a routine of the node's libraries live if that can be told for nothing.</summary>
    public async ValueTask<bool> TakeOverAsync(Agent agent, TypedDocument document, IReadOnlyList<ComposedDocument> composed, CancellationToken cancellationToken)
        => Subject(agent, document, composed, account: null, publishes: false).TryGet(out var subject, out _) && await programmer.TakeOverAsync(subject, cancellationToken);

    private Outcome<ReceiverSubject> Subject(Agent agent, TypedDocument document, IReadOnlyList<ComposedDocument> composed, PeerAccount? account, bool publishes)
    {
        List<KeyValuePair<string, TypedDocument>> referred = [];
        foreach (var (identifier, text) in composed)
        {
            if (!typed.Get(text).TryGet(out var compiled, out var error))
            {
                return error;
            }

            referred.Add(KeyValuePair.Create(identifier, compiled));
        }

        return new ReceiverSubject(agent, SkillFingerprint.Of(agent), document, referred)
        {
            Peer = account?.Caller ?? "", Account = account, RequiresApproval = agent.RequiresApproval, Publishes = publishes, Shares = AgentPolicies.Of(agent).SharesRoutines,
        };
    }
}
