using System.CommandLine;
using Parley.Cli.Output;
using Parley.Core.Diagnostics;
using Parley.Core.Programming;
using Parley.Protocol.Json;

namespace Parley.Cli.Commands;

/// <summary><c>parley routines ls|show|history|approve|pin|disable|check|run</c>.</summary>
internal static class RoutinesCommand
{
    private const string Person = "a person at the command line";

    public static Command Create() => new("routines", "Routines: list, show, approve, pin, disable, check, run.")
    {
        List(),
        Show("show", "Show a routine with its evidence.", RoutineViews.Show),
        Show("history", "Tell a routine's whole story.", RoutineViews.History),
        Change("approve", "Let a routine go live.", (approval, key, token) => approval.ApproveAsync(key, Person, token)),
        Pin(),
        Change("disable", "Switch a routine off; none is written in its place until it is approved.", (approval, key, token) => approval.DisableAsync(key, Person, token)),
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
        var command = new Command(name, description);
        var choice = RoutineChoice.AddTo(command);
        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(
            parsed,
            async (context, token) =>
            {
                await using var store = await StoreAccessor.ReadAsync(context, token);
                var (record, unknown) = await RoutineLookup.FindAsync(store.Routines, choice(parsed), token);
                return record is null ? unknown! : view(record, await store.Routines.HistoryAsync(record.Key, token));
            },
            cancellationToken));
        return command;
    }

    private static Command Pin()
    {
        var off = new Option<bool>("--off") { Description = "Let go of a pinned routine." };
        var command = new Command("pin", "Keep a routine from being demoted or replaced.") { off };
        var choice = RoutineChoice.AddTo(command);
        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(
            parsed,
            (context, token) => ChangeAsync(context, choice(parsed), (approval, key) => approval.PinAsync(key, !parsed.GetValue(off), Person, token), token),
            cancellationToken));
        return command;
    }

    private static Command Change(string name, string description, Func<RoutineApproval, RoutineKey, CancellationToken, ValueTask<Outcome<RoutineRecord>>> change)
    {
        var command = new Command(name, description);
        var choice = RoutineChoice.AddTo(command);
        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(
            parsed,
            (context, token) => ChangeAsync(context, choice(parsed), (approval, key) => change(approval, key, token), token),
            cancellationToken));
        return command;
    }

    private static async Task<CommandOutcome> ChangeAsync(CommandContext context, RoutineChoice choice, Func<RoutineApproval, RoutineKey, ValueTask<Outcome<RoutineRecord>>> change, CancellationToken cancellationToken)
    {
        await using var store = await StoreAccessor.ChangeAsync(context, cancellationToken);
        var (record, unknown) = await RoutineLookup.FindAsync(store.Routines, choice, cancellationToken);
        if (record is null)
        {
            return unknown!;
        }

        var changed = await change(new RoutineApproval(store.Routines, context.Time), record.Key);
        return changed.TryGet(out var now, out var error)
            ? CommandOutcome.Done(RoutineViews.Json(now).AsObject!, console => RoutineViews.Head(console, now))
            : CommandOutcome.Failed(error);
    }
}
