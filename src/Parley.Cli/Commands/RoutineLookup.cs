using Parley.Core.Diagnostics;
using Parley.Core.Programming;

namespace Parley.Cli.Commands;

/// <summary>Finds a routine by the start of its id.</summary>
internal static class RoutineLookup
{
    public static async ValueTask<Outcome<RoutineRecord>> FindAsync(IRoutineStore store, string id, CancellationToken cancellationToken)
    {
        var found = (await store.ListAsync(cancellationToken)).Where(record => record.Id.StartsWith(id, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => new ParleyError(ParleyErrorCode.InvalidInput, $"There is no routine '{id}'; 'parley routines ls' lists those there are."),
            _ => new ParleyError(ParleyErrorCode.InvalidInput, $"'{id}' is the start of {found.Count} routines: {string.Join(", ", found.Select(record => record.Id))}."),
        };
    }
}
