using Parley.Core.Diagnostics;

namespace Parley.Core.Transport;

/// <summary>Fetches a text that a stranger named: public addresses only unless allowed, bounded in size and time.</summary>
public interface IGuardedFetch
{
    /// <summary>The text at an address, of at most <paramref name="maxBytes"/> bytes. Fails with <c>FetchRefused</c>, <c>TooLarge</c>, <c>Timeout</c> or as any call.</summary>
    ValueTask<Outcome<FetchedText>> FetchAsync(Uri url, int maxBytes, CancellationToken cancellationToken);
}
