using Parley.Core.Diagnostics;

namespace Parley.Core.Transport;

/// <summary>Fetches a text that a stranger named: public addresses only unless allowed, bounded in size and time.</summary>
public interface IGuardedFetch
{
    ValueTask<Outcome<FetchedText>> FetchAsync(Uri url, int maxBytes, CancellationToken cancellationToken);
}
