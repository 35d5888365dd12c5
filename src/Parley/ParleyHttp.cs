namespace Parley;

/// <summary>
/// Names of the node's HTTP clients, for <c>builder.Services.AddHttpClient(ParleyHttp.Peers)</c>: add handlers, set a proxy or a client certificate.
/// Limits, timeouts and the fetch guard stay whatever is configured.
/// </summary>
public static class ParleyHttp
{
    /// <summary>
    /// Calls to peers, models and HTTP tools. Its primary handler may be replaced; cookies, redirects and decompression stay off in the framework's own handlers.
    /// A handler that repeats a <c>POST</c> may have work done twice by peers that aren't Parley nodes.
    /// </summary>
    public const string Peers = "Parley.Peers";

    /// <summary>
    /// Documents fetched at a stranger's word. Handlers may be added; the primary handler can't be replaced, because it refuses addresses that are not public
    /// at the moment it connects.
    /// </summary>
    public const string Fetch = "Parley.Fetch";
}
