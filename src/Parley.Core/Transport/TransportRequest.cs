namespace Parley.Core.Transport;

/// <summary>One request as it crosses the seam: exact bytes and headers, no meaning.</summary>
public sealed record TransportRequest
{
    /// <summary>Such as <c>POST</c>, in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>Absolute.</summary>
    public required Uri Url { get; init; }

    /// <summary>On the way in, a listener's own list that is also an <see cref="IHeaderLookup"/>; it ends with the request.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>On the way in these are the listener's bytes, which are reused once the reply is complete: whoever needs them longer copies them.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>With its parameters; null when there is no body.</summary>
    public string? ContentType { get; init; }

    /// <summary>What the listener knows of the sender, such as its address; empty on the way out.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Time until the reply is complete. Default 60 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A longer reply is cut off and reported as too large. Default 1 MiB.</summary>
    public int MaxReplyBytes { get; init; } = 1 << 20;

    /// <summary>The first header of this name in any letter case; null when there is none.</summary>
    public string? Header(string name)
    {
        if (Headers is IHeaderLookup lookup)
        {
            return lookup.Find(name);
        }

        foreach (var (key, value) in Headers)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }
}
