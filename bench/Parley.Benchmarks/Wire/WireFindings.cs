using System.Text.Json.Nodes;

namespace Parley.Benchmarks.Wire;

/// <summary>All that a run measured over the wire.</summary>
internal sealed record WireFindings(WireTarget Floor, WireTarget Relaxed, WireTarget Strict, double DiskSyncMicros)
{
    /// <summary>Replies without a sound record in the store, over all nodes.</summary>
    public long MissingRecords { get; init; }

    /// <summary>What the calling node counted; null when it was not asked for.</summary>
    public JsonNode? Pair { get; init; }

    /// <summary>A second opinion by another load generator, or why there is none.</summary>
    public string Wrk { get; init; } = "";
}
