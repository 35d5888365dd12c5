using Parley.Core.Storage;

namespace Parley.Core.Exchange;

/// <summary>What a node is as a whole.</summary>
public sealed class NodeOptions
{
    /// <summary>Shown on the node's card. Default <c>parley</c>.</summary>
    public string Name { get; set; } = "parley";

    /// <summary>Stands for an address that nobody set; a host may put the one it listens on in its place.</summary>
    public static Uri DefaultUrl { get; } = new("http://127.0.0.1:5080");

    /// <summary>Where the node is reached from outside, with the prefix under which it is mapped and without a trailing slash. Default <see cref="DefaultUrl"/>.</summary>
    public Uri Url { get; set; } = DefaultUrl;

    /// <summary>When records of exchanges without an effect are acknowledged. Default <see cref="Durability.Relaxed"/>; those with an effect are always durable.</summary>
    public Durability Durability { get; set; } = Durability.Relaxed;

    /// <summary>Bytes of a request's body; more is refused before it is read. Default 1 MiB; 1 KiB to 64 MiB.</summary>
    public int MaxMessageBytes { get; set; } = 1 << 20;

    /// <summary>Time in which a request must be handled. Default 60 s; 1 s to 1 h.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(60);
}
