using Parley.Options;

namespace Parley.Configuration;

/// <summary>What must hold of the databases that a node refers to, and of the one that is hosted.</summary>
internal static class DatabaseRules
{
    private const int MaxDatabases = 16;
    private const int MaxPeers = 64;

    private static readonly TimeSpan MinInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxInterval = TimeSpan.FromDays(1);

    public static IEnumerable<ConfigurationMistake> Check(ParleyOptions options) =>
    [
        .. Urls("databases", options.Databases, MaxDatabases),
        .. CheckHost(options.Database),
    ];

    private static IEnumerable<ConfigurationMistake> CheckHost(DatabaseHostOptions database)
    {
        foreach (var mistake in Url("database.url", database.Url).Concat(Urls("database.peers", database.Peers, MaxPeers)))
        {
            yield return mistake;
        }

        if (!database.StoreInMemory && string.IsNullOrWhiteSpace(database.StorePath))
        {
            yield return new("database.store", "names no file; write one such as \"protocols.db\".");
        }

        if (database.SyncInterval < MinInterval || database.SyncInterval > MaxInterval)
        {
            yield return new("database.syncSeconds", $"must be from 1 to 86400 seconds but is {database.SyncInterval.TotalSeconds}.");
        }

        foreach (var (i, _) in database.Peers.Index().Where(peer => peer.Item.Equals(database.Url)))
        {
            yield return new(ConfigurationPath.Join("database.peers", i), "is the database itself; name others.");
        }

        foreach (var (key, mistake) in database.Limits.Validate())
        {
            yield return new($"database.{key}", mistake);
        }
    }

    private static IEnumerable<ConfigurationMistake> Urls(string path, IList<Uri> urls, int most) =>
    [
        .. urls.Index().SelectMany(url => Url(ConfigurationPath.Join(path, url.Index), url.Item)),
        .. urls.Count > most ? [new ConfigurationMistake(path, $"names {urls.Count} databases; at most {most} are asked.")] : Array.Empty<ConfigurationMistake>(),
    ];

    private static IEnumerable<ConfigurationMistake> Url(string path, Uri url)
        => url.IsAbsoluteUri && url.Scheme is "http" or "https" && url.Query.Length == 0 && url.Fragment.Length == 0
            ? []
            : [new(path, $"must be an absolute http or https URL without a query, such as \"{DatabaseReader.Example}\", but is \"{url}\".")];
}
