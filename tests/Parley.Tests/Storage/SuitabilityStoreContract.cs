using Parley.Core.Skills;
using Parley.Protocol.Documents;

namespace Parley.Tests.Storage;

public abstract class SuitabilityStoreContract<TStores> : StoreContract<TStores>
    where TStores : IStores, new()
{
    private static readonly DocumentHash Hash = DocumentHash.Of("a document");

    [Fact]
    public async Task A_verdict_is_remembered_for_its_agent_subject_and_document()
    {
        await Stores.Suitabilities.SaveAsync("weather", "skills", Hash, new Suitability(false, "no such tool"), Token);
        await Stores.ReopenAsync();
        Assert.Equal(new Suitability(false, "no such tool"), await Stores.Suitabilities.FindAsync("weather", "skills", Hash, Token));
        Assert.Null(await Stores.Suitabilities.FindAsync("other", "skills", Hash, Token));
        Assert.Null(await Stores.Suitabilities.FindAsync("weather", "other", Hash, Token));
        Assert.Null(await Stores.Suitabilities.FindAsync("weather", "skills", DocumentHash.Of("another"), Token));
    }

    [Fact]
    public async Task A_later_verdict_replaces_an_earlier_one()
    {
        await Stores.Suitabilities.SaveAsync("weather", "skills", Hash, new Suitability(false, "no"), Token);
        await Stores.Suitabilities.SaveAsync("weather", "skills", Hash, new Suitability(true, ""), Token);
        Assert.Equal(new Suitability(true, ""), await Stores.Suitabilities.FindAsync("weather", "skills", Hash, Token));
    }
}

public sealed class InMemorySuitabilityStoreTests : SuitabilityStoreContract<MemoryStores>;

public sealed class SqliteSuitabilityStoreTests : SuitabilityStoreContract<SqliteStores>;

public sealed class CachedSuitabilityStoreTests : SuitabilityStoreContract<CachedStores>;
