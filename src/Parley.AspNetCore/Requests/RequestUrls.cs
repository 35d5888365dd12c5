using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Parley.AspNetCore.Requests;

/// <summary>The node's own URL of what a request asks for. Exchanges come to few paths, so that their URLs are kept; bounded, since anybody names paths.</summary>
internal sealed class RequestUrls(NodeAddress address, NodePrefix prefix)
{
    private const int Capacity = 256;
    private const int MaxKeptChars = 256;

    private readonly ConcurrentDictionary<string, Uri> _known = new(StringComparer.Ordinal);

    /// <summary>Null when the path can't be part of a URL.</summary>
    public Uri? Of(PathString path, QueryString query)
    {
        var text = path.Value ?? "";
        if (!query.HasValue && _known.TryGetValue(text, out var known))
        {
            return known;
        }

        if (!Uri.TryCreate($"{address.Url.AbsoluteUri.TrimEnd('/')}{prefix.Rest(path)}{query.ToUriComponent()}", UriKind.Absolute, out var url))
        {
            return null;
        }

        if (!query.HasValue && text.Length <= MaxKeptChars)
        {
            Keep(text, url);
        }

        return url;
    }

    private void Keep(string path, Uri url)
    {
        if (_known.Count >= Capacity)
        {
            _known.Clear();
        }

        _known[path] = url;
    }
}
