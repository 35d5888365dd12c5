using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Sampling;

/// <summary>Remembers which values an instance has, to pick another each time. Text is compared without case, as a routine may change it.</summary>
internal sealed class DistinctValues
{
    private readonly HashSet<string> _used = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The first candidate not yet used and not empty; else the first one; Missing when there is none.</summary>
    public JsonValue Pick(IEnumerable<JsonValue> candidates)
    {
        JsonValue fallback = default;
        foreach (var candidate in candidates)
        {
            fallback = fallback.IsMissing ? candidate : fallback;
            if (candidate.AsString is not "" && _used.Add(candidate.AsString ?? JsonText.Write(candidate)))
            {
                return candidate;
            }
        }

        return fallback;
    }
}
