using Parley.Core.Exchange.Receiving;
using Parley.Core.Exchange.Sending;
using Parley.Core.Skills;

namespace Parley.Composition;

/// <summary>The user's own code for documents, until the node starts and takes it up.</summary>
internal sealed class StandardCode
{
    public sealed record Handler(string Agent, string Text, DocumentHandler Handle);

    public sealed record Encoding(string Agent, AgentTask Task, string Text, DocumentEncoding Codec);

    public List<Handler> Handlers { get; } = [];

    public List<Encoding> Encodings { get; } = [];
}
