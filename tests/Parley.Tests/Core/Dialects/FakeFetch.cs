using System.Text;
using Parley.Core.Diagnostics;
using Parley.Core.Transport;

namespace Parley.Tests.Core.Dialects;

/// <summary>A web of a few texts. Whatever else is asked for is refused, as the guard refuses what is not public.</summary>
internal sealed class FakeFetch : IGuardedFetch
{
    private readonly Dictionary<string, FetchedText> _texts = new(StringComparer.Ordinal);

    /// <summary>What was asked for, in order.</summary>
    public List<string> Fetched { get; } = [];

    public void Serve(string url, string text, string? charset = "utf-8") => _texts[url] = new FetchedText(Encoding.UTF8.GetBytes(text), charset);

    public ValueTask<Outcome<FetchedText>> FetchAsync(Uri url, int maxBytes, CancellationToken cancellationToken)
    {
        Fetched.Add(url.AbsoluteUri);
        return ValueTask.FromResult<Outcome<FetchedText>>(_texts.TryGetValue(url.AbsoluteUri, out var text) && text.Bytes.Length <= maxBytes
            ? text
            : ParleyError.Public(ParleyErrorCode.FetchRefused, $"{url} is not fetched."));
    }
}
