using Parley.Cli.Output;
using Parley.Core.Programming;

namespace Parley.Cli.Commands;

/// <summary>Finds a routine by the start of its id.</summary>
internal static class RoutineLookup
{
    public static async ValueTask<(RoutineRecord? Routine, CommandOutcome? Error)> FindAsync(IRoutineStore store, RoutineChoice choice, CancellationToken cancellationToken)
    {
        var id = choice.Id;
        var found = (await store.ListAsync(cancellationToken)).Where(choice.Fits).ToList();
        return found.Count switch
        {
            1 => (found[0], null),
            0 => (null, CommandOutcome.Error(ExitCodes.Failed, "UnknownRoutine", $"There is no such routine '{id}'; 'parley routines ls' lists those there are.")),
            _ => (null, CommandOutcome.Error(ExitCodes.Failed, "AmbiguousRoutine", Ambiguous(id, found))),
        };
    }

    /// <summary>Equal sources have equal ids: then two agents, or two documents of one, hold the same routine.</summary>
    private static string Ambiguous(string id, List<RoutineRecord> found)
        => $"'{id}' stands for {found.Count} routines: {string.Join(", ", found.Select(record => $"{record.Id} (agent {record.Key.Agent}, document {record.Key.Document.ToBase64()})"))}. Write more of the id, or choose with --agent NAME or --document HASH.";
}
