namespace Parley.Core.Programming;

/// <summary>A place outside this node where agents leave verified routines for each other. Nothing that comes from it is trusted before it was verified here.</summary>
public interface IRoutineLibrary
{
    /// <summary>Sources of routines that somebody wrote for this address, the most used first; at most a few. Empty also when the place can't be reached.</summary>
    ValueTask<IReadOnlyList<string>> FindAsync(RoutineAddress address, CancellationToken cancellationToken);

    /// <summary>Leaves a routine there. A place that can't be reached, or refuses it, goes without.</summary>
    ValueTask OfferAsync(RoutineAddress address, string source, CancellationToken cancellationToken);
}
