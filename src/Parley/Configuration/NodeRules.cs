using Parley.Options;

namespace Parley.Configuration;

/// <summary>What must hold of the node itself.</summary>
internal static class NodeRules
{
    private static readonly TimeSpan MinTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromHours(1);

    public static IEnumerable<ConfigurationMistake> Check(ParleyOptions options)
    {
        var node = options.Node;
        if (string.IsNullOrWhiteSpace(node.Name))
        {
            yield return new("node.name", "is empty; write a name such as \"parley\".");
        }

        if (!node.Url.IsAbsoluteUri || node.Url.Scheme is not ("http" or "https") || node.Url.Query.Length > 0 || node.Url.Fragment.Length > 0)
        {
            yield return new("node.url", $"must be an absolute http or https URL without a query, such as \"http://127.0.0.1:5080\", but is \"{node.Url}\".");
        }

        if (node.MaxMessageBytes is < 1024 or > 64 << 20)
        {
            yield return new("node.maxMessageBytes", $"must be from 1024 to {64 << 20} bytes but is {node.MaxMessageBytes}.");
        }

        if (node.RequestTimeout < MinTimeout || node.RequestTimeout > MaxTimeout)
        {
            yield return new("node.requestTimeoutSeconds", $"must be from 1 to 3600 seconds but is {node.RequestTimeout.TotalSeconds}.");
        }

        if (options.Negotiation.MaxTurns is < 1 or > 50)
        {
            yield return new("negotiation.maxTurns", $"must be from 1 to 50 but is {options.Negotiation.MaxTurns}.");
        }

        foreach (var mistake in options.StoreInMemory ? [] : options.Store.Validate())
        {
            yield return new("node.store", mistake);
        }

        foreach (var mistake in options.Retention.Validate())
        {
            yield return new("retention", mistake);
        }

        foreach (var mistake in options.Programming.Validate())
        {
            yield return new("programming", mistake);
        }

        foreach (var (key, mistake) in options.Peers.Validate())
        {
            yield return new($"peers.{key}", mistake);
        }

        foreach (var mistake in options.Fetch.Validate())
        {
            // The fetch guard names its keys itself.
            var colon = mistake.IndexOf(": ", StringComparison.Ordinal);
            yield return new(mistake[..colon], mistake[(colon + 2)..]);
        }
    }
}
