using Parley.Core.Prompting;
using Parley.Protocol.Messages;

namespace Parley.Core.Exchange.Receiving;

/// <summary>One turn of a conversation, or the only message of a request that wants none.</summary>
internal sealed class Turn(AgoraRequest request, string agent, string caller, Conversation? earlier)
{
    /// <summary>What was said so far, the caller's message last.</summary>
    public IReadOnlyList<string> Messages { get; } = [.. earlier?.Messages ?? [], DocumentPrompts.BodyText(request.Body)];

    /// <summary>Whether a request begins a conversation that is to be kept: the library asks with multiround, the demo always has one for a negotiation.</summary>
    public static bool Opens(AgoraRequest request)
        => request.ConversationId is null && (request.Multiround || request is { Dialect: AgoraDialect.Demo, Kind: AgoraRequestKind.Negotiation });

    public static Turn Open(ConversationTable table, Reception reception, AgoraRequest request)
    {
        var (agent, caller) = (reception.Agent.Name, reception.Context.Caller);
        return new Turn(request, agent, caller, request.ConversationId is { } id ? table.Find(agent, caller, id) : null);
    }

    /// <summary>The library asks for a conversation with multiround; the demo always has one for a negotiation, and its users fail without the id.</summary>
    public static bool IsWanted(AgoraRequest request)
        => request.Multiround || request.ConversationId is not null || request is { Dialect: AgoraDialect.Demo, Kind: AgoraRequestKind.Negotiation };

    /// <summary>Keeps the conversation if the caller wants one, and tells its id and its end; the caller's dialect decides which replies show them.</summary>
    public AgoraReply Close(ConversationTable table, AgoraReply reply)
    {
        if (!IsWanted(request))
        {
            return reply;
        }

        var id = request.ConversationId ?? table.NewId();
        var expires = table.ExpiryFromNow();
        var conversation = new Conversation(id, agent, caller, request.Kind, request.Hash, request.Dialect, [.. Messages, DocumentPrompts.BodyText(reply.Body)], expires);
        return reply with { ConversationId = id, ConversationExpires = table.TrySave(conversation) ? expires : null };
    }
}
