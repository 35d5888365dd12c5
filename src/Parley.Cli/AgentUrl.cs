using System.Diagnostics.CodeAnalysis;
using Parley.Cli.Output;

namespace Parley.Cli;

/// <summary>The URL of an agent as a person types it.</summary>
internal static class AgentUrl
{
    public static bool TryRead(string text, [NotNullWhen(true)] out Uri? url, [NotNullWhen(false)] out CommandOutcome? error)
    {
        // A path such as /agents/x is an absolute file URL on some systems.
        var isRead = Uri.TryCreate(text, UriKind.Absolute, out url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);
        error = isRead ? null : CommandOutcome.WrongUsage($"'{text}' is no http or https URL; write http://host:port/agents/name.");
        return isRead;
    }
}
