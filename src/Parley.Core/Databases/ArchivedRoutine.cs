using Parley.Core.Programming;

namespace Parley.Core.Databases;

/// <summary>A routine that somebody left for everybody.</summary>
/// <param name="Address">What it is good for.</param>
public sealed record ArchivedRoutine(RoutineAddress Address, string Source, DateTimeOffset AddedAt)
{
    /// <summary>Made from the source, so that one can be checked against the other.</summary>
    public string Id { get; } = RoutineNames.IdOf(Source);
}
