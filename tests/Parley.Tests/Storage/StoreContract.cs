namespace Parley.Tests.Storage;

/// <summary>What every set of stores promises, whatever it is made of.</summary>
public abstract class StoreContract<TStores> : IAsyncLifetime
    where TStores : IStores, new()
{
    protected TStores Stores { get; } = new();

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => Stores.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Stores.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>All at once, each on a thread of the pool.</summary>
    protected static Task<T[]> RaceAsync<T>(int count, Func<int, Task<T>> run)
        => Task.WhenAll(Enumerable.Range(0, count).Select(number => Task.Run(() => run(number), Token)));
}
