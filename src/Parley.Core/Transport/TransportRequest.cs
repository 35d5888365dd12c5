namespace Parley.Core.Transport;

/// <summary>One request as it crosses the seam: exact bytes and headers, no meaning.</summary>
public sealed record TransportRequest
{
    public required string Method { get; init; }

    public required Uri Url { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public ReadOnlyMemory<byte> Body { get; init; }

    public string? ContentType { get; init; }

    /// <summary>What the listener knows of the sender, such as its address; empty on the way out.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Time until the reply is complete. Default 60 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A longer reply is cut off and reported as too large. Default 1 MiB.</summary>
    public int MaxReplyBytes { get; init; } = 1 << 20;

    public string? Header(string name)
        => Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
