namespace Parley.Core.Transport;

/// <summary>What came back. A plain reply is its one event; a stream yields more through <see cref="Events"/>.</summary>
public sealed record TransportReply
{
    /// <summary>HTTP status, also over transports that aren't HTTP.</summary>
    public required int Status { get; init; }

    /// <summary>In the order they came; names in any letter case.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>With its parameters; null when none was sent.</summary>
    public string? ContentType { get; init; }

    /// <summary>The whole body of a plain reply; empty when the reply is a stream.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The events of a streamed reply in order, or null for a plain one.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>>? Events { get; init; }

    /// <summary>The first header of this name in any letter case; null when there is none.</summary>
    public string? Header(string name)
        => Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
