using System.CommandLine;
using Parley.Core.Storage;
using Parley.Protocol.Json;
using Spectre.Console;

namespace Parley.Cli.Output;

/// <summary>Runs a command and writes its outcome: with <c>--json</c> one object on the last line of standard output, else words, errors on standard error.</summary>
internal static class CommandRunner
{
    private const int RedirectedWidth = 160;

    public static async Task<int> RunAsync(ParseResult parsed, Func<CommandContext, CancellationToken, Task<CommandOutcome>> command, CancellationToken cancellationToken)
    {
        var json = parsed.GetValue(GlobalOptions.Json);
        var console = json ? Silent() : Terminal();
        var context = new CommandContext(parsed.GetValue(GlobalOptions.Store)!, json, console, TimeProvider.System);
        var outcome = await OutcomeAsync(command, context, cancellationToken);
        Write(outcome, json, console);
        return outcome.ExitCode;
    }

    public static void Write(CommandOutcome outcome, bool json, IAnsiConsole console)
    {
        if (json)
        {
            Console.Out.WriteLine(JsonText.Write(outcome.Json));
        }
        else if (outcome.ExitCode == ExitCodes.Done)
        {
            outcome.Render(console);
        }
        else
        {
            outcome.Render(Errors());
        }
    }

    private static async Task<CommandOutcome> OutcomeAsync(Func<CommandContext, CancellationToken, Task<CommandOutcome>> command, CommandContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await command(context, cancellationToken);
        }
        catch (StoreException failure)
        {
            return CommandOutcome.Error(ExitCodes.Failed, failure.Error.Code.ToString(), failure.Error.Message);
        }
        catch (ParleyException failure)
        {
            return CommandOutcome.Error(ExitCodes.Failed, failure.Error.Code.ToString(), failure.Error.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return CommandOutcome.Error(ExitCodes.Failed, "Cancelled", "Stopped before it was done.");
        }
    }

    /// <summary>Output that goes to a file or a pipe has no width of its own; lines are then not broken at 80 characters.</summary>
    private static IAnsiConsole Terminal()
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Console.Profile.Width = RedirectedWidth;
        }

        return AnsiConsole.Console;
    }

    private static IAnsiConsole Silent() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null), Ansi = AnsiSupport.No });

    private static IAnsiConsole Errors() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
}
