using Parley.Options;

namespace Parley.Configuration;

/// <summary>Reads <c>database</c>.</summary>
internal static class DatabaseReader
{
    public const string Example = "http://127.0.0.1:5090";

    private const double MaxSeconds = 86_400;

    public static void Read(ConfigurationSection? database, DatabaseHostOptions options)
    {
        if (database is null)
        {
            return;
        }

        options.Url = database.Url("url", Example) ?? options.Url;
        if (database.Text("store", "protocols.db") is { } store)
        {
            options.StoreInMemory = store == ParleyConfiguration.MemoryStore;
            options.StorePath = options.StoreInMemory ? options.StorePath : database.Source.PathOf(store);
        }

        database.Urls("peers", Example, options.Peers);
        options.SyncInterval = database.Seconds("syncSeconds", 1, MaxSeconds) ?? options.SyncInterval;
        var limits = options.Limits;
        limits.MaxDocuments = database.Count("maxDocuments", 1, 1_000_000, "documents") ?? limits.MaxDocuments;
        limits.MaxAddresses = database.Count("maxAddresses", 1, 1_000_000, "addresses") ?? limits.MaxAddresses;
        limits.MaxRoutinesPerAddress = database.Count("maxRoutinesPerAddress", 1, 16, "routines") ?? limits.MaxRoutinesPerAddress;
        limits.MaxTextBytes = database.Count("maxTextBytes", 1 << 10, 1 << 20, "bytes") ?? limits.MaxTextBytes;
        limits.MaxTotalBytes = (long?)database.Number("maxTotalBytes", 1 << 20, 1L << 40, "bytes") ?? limits.MaxTotalBytes;
        limits.MaxPageSize = database.Count("maxPageSize", 1, 10_000, "entries") ?? limits.MaxPageSize;
        database.Close();
    }
}
