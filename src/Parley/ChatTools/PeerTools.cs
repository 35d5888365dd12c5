using Microsoft.Extensions.AI;
using Parley.Core.Diagnostics;
using Parley.Core.Exchange.Sending;
using Parley.Core.Transport;
using Parley.Protocol.Messages;

namespace Parley.ChatTools;

/// <summary>
/// Turns what peers show into tools for a chat client. A skill with public schemas keeps them; a skill whose schemas are negotiated, and a peer that lists no
/// skills at all, take words.
/// </summary>
internal sealed class PeerTools(PeerDirectory directory, AgentClient exchanges)
{
    /// <summary>A model chooses badly among more, and most endpoints refuse more than 128.</summary>
    public const int MaxSkillsOfPeer = 64;

    private readonly ToolNames _names = new();
    private readonly List<AITool> _tools = [];

    public IReadOnlyList<AITool> All => _tools;

    public async ValueTask<ParleyError?> AddAsync(ParleyPeer peer, CancellationToken cancellationToken)
    {
        if (!(await directory.FindAsync(peer.Url, cancellationToken)).TryGet(out var profile, out var error))
        {
            return error;
        }

        if (profile.Card is not { Skills.Count: > 0 } card)
        {
            var who = profile.Card?.Name ?? peer.Url.Host;
            _tools.Add(new PeerTalkFunction(peer, Identity(peer, _names.Take("ask", who), null), PeerWords.Describe(who, profile.Card?.Description ?? "it says nothing of itself"), null));
            return null;
        }

        foreach (var skill in card.Skills.Take(MaxSkillsOfPeer))
        {
            _tools.Add(await MakeAsync(peer, card, skill, cancellationToken));
        }

        return null;
    }

    private async ValueTask<AITool> MakeAsync(ParleyPeer peer, AgentCard card, SkillCard skill, CancellationToken cancellationToken)
    {
        var (identity, description) = (Identity(peer, _names.Take(card.Name, skill.Id), skill), PeerWords.Describe(card.Name, skill.Description));
        return PeerSchemas.IsUsable(skill) && (await exchanges.FindTaskAsync(peer.Url, skill.Id, cancellationToken)).TryGet(out var task, out _)
            ? new PeerTaskFunction(peer, identity, description, task)
            : new PeerTalkFunction(peer, identity, description, skill.Id);
    }

    private static FunctionIdentity Identity(ParleyPeer peer, string name, SkillCard? skill) => new(name, peer.Url, skill?.Id, skill?.Effect ?? "once");
}
