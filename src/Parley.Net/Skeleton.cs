// Skeleton until branch `adapters` is merged.
#pragma warning disable
using Parley.Core.Diagnostics; using Parley.Core.Transport;
namespace Parley.Net.Fetching
{
    public sealed class GuardedFetchOptions { public IList<string> AllowedOrigins { get; set; } = []; public int MaxBytes { get; set; } = 256 * 1024; public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10); public int MaxRedirects { get; set; } = 3; public IReadOnlyList<string> Validate() => []; }
    public sealed class GuardedFetch(GuardedFetchOptions options, TimeProvider time) : IGuardedFetch { public ValueTask<Outcome<FetchedText>> FetchAsync(Uri url, int maxBytes, CancellationToken cancellationToken) => throw new NotSupportedException(); }
}
namespace Parley.Net.Http
{
    public sealed class HttpTransport(TimeProvider time) : ITransport { public ValueTask<Outcome<TransportReply>> SendAsync(TransportRequest request, CancellationToken cancellationToken) => throw new NotSupportedException(); }
}
