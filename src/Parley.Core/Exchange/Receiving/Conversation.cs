using Parley.Protocol.Documents;
using Parley.Protocol.Messages;

namespace Parley.Core.Exchange.Receiving;

/// <summary>A conversation that a caller opened; immutable, replaced turn by turn.</summary>
/// <param name="Caller">Who opened it, as the listener knows them: nobody else goes on with it or ends it.</param>
/// <param name="Messages">What was said, the caller first and then in turns.</param>
public sealed record Conversation(string Id, string Agent, string Caller, AgoraRequestKind Kind, DocumentHash? Document, AgoraDialect Dialect, IReadOnlyList<string> Messages, DateTimeOffset ExpiresAt)
{
    internal ConversationKey Key => new(Agent, Caller, Id);

    internal long Length { get; } = Messages.Sum(message => (long)message.Length);
}

/// <summary>A demo caller chooses its own id, so that an id alone names nothing.</summary>
internal sealed record ConversationKey(string Agent, string Caller, string Id);
