using Parley.Protocol.Json;

namespace Parley.Core.Programming.Verification;

/// <summary>What a routine made of one case.</summary>
/// <param name="Result">In the form in which a model is asked for it; Missing when the routine broke.</param>
/// <param name="Problem">Why the routine is broken, whatever the right answer is; null when nothing speaks against it.</param>
internal sealed record LegRun(JsonValue Result, string? Problem)
{
    /// <summary>Calls of each tool, by name in the order of first use.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Calls { get; init; } = [];
}
