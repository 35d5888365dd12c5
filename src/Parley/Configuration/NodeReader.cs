using Parley.Core.Storage;
using Parley.Options;

namespace Parley.Configuration;

/// <summary>Reads <c>node</c> and <c>fetch</c>.</summary>
internal static class NodeReader
{
    private const double MaxSeconds = 3600;

    public static void ReadNode(ConfigurationSection? node, ParleyOptions options)
    {
        if (node is null)
        {
            return;
        }

        options.Node.Name = node.Text("name", "parley") ?? options.Node.Name;
        options.Node.Url = node.Url("url", "http://127.0.0.1:5080") ?? options.Node.Url;
        ReadStore(node, options);
        options.Node.Durability = node.Choice("durability", ("relaxed", Durability.Relaxed), ("strict", Durability.Durable)) ?? options.Node.Durability;
        options.Node.MaxMessageBytes = node.Count("maxMessageBytes", 1024, 64 << 20, "bytes") ?? options.Node.MaxMessageBytes;
        options.Node.RequestTimeout = node.Seconds("requestTimeoutSeconds", 1, MaxSeconds) ?? options.Node.RequestTimeout;
        node.Close();
    }

    public static void ReadFetch(ConfigurationSection? fetch, ParleyOptions options)
    {
        if (fetch is null)
        {
            return;
        }

        ReadOrigins(fetch, options);
        options.Fetch.MaxBytes = fetch.Count("maxBytes", 1, 16 << 20, "bytes") ?? options.Fetch.MaxBytes;
        options.Fetch.Timeout = fetch.Seconds("timeoutSeconds", 0.001, 300) ?? options.Fetch.Timeout;
        options.Fetch.MaxRedirects = fetch.Count("maxRedirects", 0, 10, "redirects") ?? options.Fetch.MaxRedirects;
        fetch.Close();
    }

    private static void ReadStore(ConfigurationSection node, ParleyOptions options)
    {
        if (node.Text("store", "parley.db") is not { } store)
        {
            return;
        }

        options.StoreInMemory = store == ParleyConfiguration.MemoryStore;
        options.Store.Path = options.StoreInMemory ? options.Store.Path : node.Source.PathOf(store);
    }

    private static void ReadOrigins(ConfigurationSection fetch, ParleyOptions options)
    {
        var allow = fetch.Take("allow");
        if (allow.IsMissing)
        {
            return;
        }

        if (allow.AsArray is not { } origins)
        {
            fetch.Report.Mistake(fetch.At("allow"), $"must be a list of origins such as [\"http://127.0.0.1:7000\"] but is {ConfigurationSection.Words(allow)}.");
            return;
        }

        for (var i = 0; i < origins.Count; i++)
        {
            // One that is no text is kept as an empty place, so that those behind it keep their numbers.
            options.Fetch.AllowedOrigins.Add(origins[i].AsString ?? "");
            if (origins[i].AsString is null)
            {
                fetch.Report.Mistake(ConfigurationPath.Join(fetch.At("allow"), i), $"must be an origin such as \"http://127.0.0.1:7000\" but is {ConfigurationSection.Words(origins[i])}.");
            }
        }
    }
}
