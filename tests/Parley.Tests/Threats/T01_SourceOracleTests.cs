using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Transport;
using Parley.Protocol.Documents;

namespace Parley.Tests.Threats;

/// <summary>A stranger who names sources must not learn from the answer what a name resolves to here or which ports are open.</summary>
public sealed class T01_SourceOracleTests
{
    [Theory]
    [InlineData(ParleyErrorCode.FetchRefused, "http://vault.corp/ is not fetched: The address 10.1.2.3 of 'vault.corp' is private; add its origin to fetch.allow.")]
    [InlineData(ParleyErrorCode.PeerUnreachable, "The name 'vault.corp' can't be resolved; check the address http://vault.corp/.")]
    [InlineData(ParleyErrorCode.PeerFailed, "http://vault.corp/ answered with HTTP status 401.")]
    public async Task Refused_source_tells_the_owner_alone_why(ParleyErrorCode code, string inside)
    {
        var resolver = new DocumentResolver(new InMemoryDocumentStore(), new Refusing(new ParleyError(code, inside)), [], DocumentLimits.Default, TimeProvider.System);

        var outcome = await resolver.ResolveAsync(DocumentHash.Of("anything"), ["http://vault.corp/"], TestContext.Current.CancellationToken);

        Assert.Contains(inside, outcome.Error!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("vault", outcome.Error.WireMessage, StringComparison.Ordinal);
        Assert.StartsWith("Failed to download protocol ", outcome.Error.WireMessage, StringComparison.Ordinal);
    }

    private sealed class Refusing(ParleyError error) : IGuardedFetch
    {
        public ValueTask<Outcome<FetchedText>> FetchAsync(Uri url, int maxBytes, CancellationToken cancellationToken) => ValueTask.FromResult<Outcome<FetchedText>>(error);
    }
}
