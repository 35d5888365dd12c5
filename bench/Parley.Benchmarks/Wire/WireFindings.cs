using System.Text.Json.Nodes;

namespace Parley.Benchmarks.Wire;

/// <summary>All that a run measured over the wire.</summary>
/// <param name="MissingRecords">Replies without a sound record in the store, over both nodes.</param>
/// <param name="Pair">What the calling node counted; null when it was not asked for.</param>
/// <param name="Wrk">A second opinion by another load generator, or why there is none.</param>
internal sealed record WireFindings(WireTarget Floor, WireTarget Relaxed, WireTarget Strict, double DiskSyncMicros, long MissingRecords, JsonNode? Pair, string Wrk);
