using Parley.Configuration;
using Parley.Core.Documents;
using Parley.Core.Exchange.Receiving;
using Parley.Core.Exchange.Sending;
using Parley.Core.Skills;
using Parley.Protocol.Documents;

namespace Parley.Composition;

/// <summary>Puts the user's own code for documents in its place: the text into the store, so that the hash alone finds it, and the code beside it.</summary>
internal sealed class StandardCodeInstaller(
    StandardCode code, AgentCatalog agents, IDocumentStore documents, ISuitabilityStore verdicts, DocumentHandlers handlers, DocumentEncodings encodings, DocumentLimits limits, TimeProvider time)
{
    public async ValueTask InstallAsync(CancellationToken cancellationToken)
    {
        foreach (var (agent, text, handle) in code.Handlers)
        {
            var document = await KeepAsync(agent, text, cancellationToken);
            handlers.Add(agent, document.Hash, handle);
            if (agents.Find(agent) is { } known)
            {
                // Listed on the agent's card: whoever wrote the code says that the document suits.
                await verdicts.SaveAsync(agent, SkillFingerprint.Of(known), document.Hash, new Suitability(true, ""), cancellationToken);
            }
        }

        foreach (var (agent, task, text, codec) in code.Encodings)
        {
            encodings.Add(agent, task.Key, await KeepAsync(agent, text, cancellationToken), codec);
        }
    }

    private async ValueTask<ProtocolDocument> KeepAsync(string agent, string text, CancellationToken cancellationToken)
    {
        if (!ProtocolDocument.TryParse(text, limits, out var document, out var error))
        {
            throw new ParleyConfigurationException([new ConfigurationMistake($"agents.{agent}", $"The document given in code can't be read: {error}")]);
        }

        var put = await documents.PutAsync(new StoredDocument(document, [], DocumentOrigin.Added, DocumentVisibility.Public, time.GetUtcNow()), cancellationToken);
        return put != DocumentPut.Collision
            ? document
            : throw new ParleyConfigurationException([new ConfigurationMistake($"agents.{agent}", $"The store holds another text under {document.Hash}: one of the two is forged. Look at it with 'parley docs show {document.Hash}'.")]);
    }
}
