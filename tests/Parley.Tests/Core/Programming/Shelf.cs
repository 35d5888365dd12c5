using Parley.Core.Programming;

namespace Parley.Tests.Core.Programming;

/// <summary>A library that has these routines for whatever is asked.</summary>
internal sealed class Shelf(params string[] sources) : IRoutineLibrary
{
    public ValueTask<IReadOnlyList<string>> FindAsync(RoutineAddress address, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<string>>(sources);

    public ValueTask OfferAsync(RoutineAddress address, string source, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
