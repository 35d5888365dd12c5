using Parley.Configuration;
using Parley.Core.Exchange.Receiving;
using Parley.Core.Exchange.Sending;
using Parley.Protocol.Documents;

namespace Parley.Composition;

/// <summary>Puts the user's own code for documents where the exchange looks for it.</summary>
internal sealed class StandardCodeInstaller(StandardCode code, DocumentHandlers handlers, DocumentEncodings encodings, DocumentLimits limits)
{
    /// <summary>Throws <see cref="ParleyConfigurationException"/> when a text is no document.</summary>
    public void Install()
    {
        foreach (var (agent, text, handle) in code.Handlers)
        {
            handlers.Add(agent, Read(agent, text), handle);
        }

        foreach (var (agent, task, text, codec) in code.Encodings)
        {
            encodings.Add(agent, task.Key, Read(agent, text), codec);
        }
    }

    private ProtocolDocument Read(string agent, string text)
        => ProtocolDocument.TryParse(text, limits, out var document, out var error)
            ? document
            : throw new ParleyConfigurationException([new ConfigurationMistake($"agents.{agent}", $"The document given in code can't be read: {error}")]);
}
