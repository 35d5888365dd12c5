using Parley.Protocol.Documents;
using Parley.Protocol.Messages;

namespace Parley.Core.Exchange.Receiving;

/// <summary>A conversation that a caller opened; immutable, replaced turn by turn.</summary>
/// <param name="Messages">What was said, the caller first and then in turns.</param>
public sealed record Conversation(string Id, string Agent, AgoraRequestKind Kind, DocumentHash? Document, AgoraDialect Dialect, IReadOnlyList<string> Messages, DateTimeOffset ExpiresAt);
