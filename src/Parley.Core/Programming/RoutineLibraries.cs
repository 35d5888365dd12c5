namespace Parley.Core.Programming;

/// <summary>All libraries of a node as one.</summary>
public sealed class RoutineLibraries(IReadOnlyList<IRoutineLibrary> libraries)
{
    private const int MaxTried = 4;

    /// <summary>A node without a library.</summary>
    public static RoutineLibraries None { get; } = new([]);

    /// <summary>Whether there is any.</summary>
    public bool Any => libraries.Count > 0;

    /// <summary>Different sources that are worth a try: the first of each library, then the second of each, so that none crowds out the others.</summary>
    public async ValueTask<IReadOnlyList<string>> FindAsync(RoutineAddress address, CancellationToken cancellationToken)
    {
        var found = new List<(string Source, int Place)>();
        foreach (var library in libraries)
        {
            found.AddRange((await library.FindAsync(address, cancellationToken)).Take(MaxTried).Select((source, place) => (source, place)));
        }

        return [.. found.OrderBy(entry => entry.Place).Select(entry => entry.Source).Distinct(StringComparer.Ordinal).Take(MaxTried)];
    }

    /// <summary>Leaves a verified routine in each library.</summary>
    public async ValueTask OfferAsync(RoutineAddress address, string source, CancellationToken cancellationToken)
    {
        foreach (var library in libraries)
        {
            await library.OfferAsync(address, source, cancellationToken);
        }
    }
}
