namespace Parley.Net.Fetching;

/// <summary>What the node fetches at a stranger's word. Configured under <c>fetch</c>.</summary>
public sealed class GuardedFetchOptions
{
    /// <summary>Origins (scheme, host and port, such as <c>http://127.0.0.1:7000</c>) that may be fetched although their addresses are not public. Default none.</summary>
    public IList<string> AllowedOrigins { get; set; } = [];

    /// <summary>Longest text in bytes. A caller may ask for less. Default 256 KiB, 1 to 16 MiB.</summary>
    public int MaxBytes { get; set; } = 256 * 1024;

    /// <summary>Time for the whole fetch with its redirects. Default 10 s, up to 5 min.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Redirects followed before giving up. Default 3, 0 to 10.</summary>
    public int MaxRedirects { get; set; } = 3;

    /// <summary>Every mistake, with the property it is in; empty when there is none.</summary>
    public IReadOnlyList<string> Validate()
    {
        var mistakes = new List<string>();
        for (var i = 0; i < AllowedOrigins.Count; i++)
        {
            if (!Uri.TryCreate(AllowedOrigins[i], UriKind.Absolute, out var origin) || !IsHttp(origin) || origin.UserInfo.Length > 0 || origin.PathAndQuery != "/")
            {
                mistakes.Add($"fetch.allow[{i}]: '{AllowedOrigins[i]}' is no origin; write scheme, host and port, such as http://127.0.0.1:7000.");
            }
        }

        Check(MaxBytes is >= 1 and <= 16 << 20, "fetch.maxBytes: must be from 1 to 16777216.");
        Check(Timeout > TimeSpan.Zero && Timeout <= TimeSpan.FromMinutes(5), "fetch.timeout: must be more than 0 and at most 5 minutes.");
        Check(MaxRedirects is >= 0 and <= 10, "fetch.maxRedirects: must be from 0 to 10.");
        return mistakes;

        void Check(bool holds, string mistake)
        {
            if (!holds)
            {
                mistakes.Add(mistake);
            }
        }
    }

    internal static bool IsHttp(Uri url) => url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps;
}
