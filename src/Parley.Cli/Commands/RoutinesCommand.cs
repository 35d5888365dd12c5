using System.CommandLine;
using Parley.Cli.Output;
using Parley.Core.Diagnostics;
using Parley.Core.Programming;
using Parley.Protocol.Json;

namespace Parley.Cli.Commands;

/// <summary><c>parley routines ls|show|history|approve|pin|disable|check|run</c>.</summary>
internal static class RoutinesCommand
{
    public static Command Create() => new("routines", "Routines: list, show, approve, pin, disable, check, run.")
    {
        List(),
        Show("show", "Show a routine with its evidence.", RoutineViews.Show),
        Show("history", "Tell a routine's whole story.", RoutineViews.History),
        Change("approve", "Let a routine go live.", (oversight, id, token) => oversight.ApproveAsync(id, token)),
        Pin(),
        Change("disable", "Switch a routine off; none is written in its place until it is approved.", (oversight, id, token) => oversight.DisableAsync(id, token)),
        RoutineFileCommands.Check(),
        RoutineFileCommands.Run(),
    };

    private static Command List()
    {
        var command = new Command("ls", "List the routines.");
        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(
            parsed,
            async (context, token) =>
            {
                await using var store = await StoreAccessor.ReadAsync(context, token);
                var all = await store.Routines.ListAsync(token);
                return CommandOutcome.Done(new JsonObject { { "routines", new JsonArray(all.Select(RoutineViews.Json)) } }, console => RoutineViews.List(console, all));
            },
            cancellationToken));
        return command;
    }

    private static Command Show(string name, string description, Func<RoutineRecord, IReadOnlyList<RoutineEvent>, CommandOutcome> view)
    {
        var id = Id();
        var command = new Command(name, description) { id };
        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(
            parsed,
            async (context, token) =>
            {
                await using var store = await StoreAccessor.ReadAsync(context, token);
                var found = await new RoutineOversight(store.Routines, context.Time).FindAsync(parsed.GetValue(id)!, token);
                return found.TryGet(out var record, out var error) ? view(record, await store.Routines.HistoryAsync(record.Key, token)) : Failed(error);
            },
            cancellationToken));
        return command;
    }

    private static Command Pin()
    {
        var off = new Option<bool>("--off") { Description = "Let go of a pinned routine." };
        var id = Id();
        var command = new Command("pin", "Keep a routine from being demoted or replaced.") { id, off };
        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(
            parsed,
            (context, token) => ChangeAsync(context, oversight => oversight.PinAsync(parsed.GetValue(id)!, !parsed.GetValue(off), token), token),
            cancellationToken));
        return command;
    }

    private static Command Change(string name, string description, Func<RoutineOversight, string, CancellationToken, ValueTask<Outcome<RoutineRecord>>> change)
    {
        var id = Id();
        var command = new Command(name, description) { id };
        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(
            parsed,
            (context, token) => ChangeAsync(context, oversight => change(oversight, parsed.GetValue(id)!, token), token),
            cancellationToken));
        return command;
    }

    private static async Task<CommandOutcome> ChangeAsync(CommandContext context, Func<RoutineOversight, ValueTask<Outcome<RoutineRecord>>> change, CancellationToken cancellationToken)
    {
        await using var store = await StoreAccessor.WriteAsync(context, cancellationToken);
        var changed = await change(new RoutineOversight(store.Routines, context.Time));
        return changed.TryGet(out var record, out var error)
            ? CommandOutcome.Done(RoutineViews.Json(record).AsObject!, console => RoutineViews.List(console, [record]))
            : Failed(error);
    }

    private static CommandOutcome Failed(ParleyError error) => CommandOutcome.Error(ExitCodes.Failed, error.Code.ToString(), error.Message);

    private static Argument<string> Id() => new("id") { Description = "A routine's id, or the start of it." };
}
