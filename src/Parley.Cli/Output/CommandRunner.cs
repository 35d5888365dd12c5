using System.CommandLine;
using Parley.Configuration;
using Parley.Core.Diagnostics;
using Parley.Core.Storage;
using Parley.Protocol.Json;

namespace Parley.Cli.Output;

/// <summary>Runs a command and writes its outcome: with <c>--json</c> one object on the last line of standard output, else words, errors on standard error.</summary>
internal static class CommandRunner
{
    public static async Task<int> RunAsync(ParseResult parsed, Func<CommandContext, CancellationToken, Task<CommandOutcome>> command, CancellationToken cancellationToken)
    {
        var json = parsed.GetValue(GlobalOptions.Json);
        var context = new CommandContext(
            parsed.GetValue(GlobalOptions.Store)!,
            parsed.GetResult(GlobalOptions.Store) is { Implicit: false },
            json,
            TimeProvider.System);
        return Write(await OutcomeAsync(command, context, cancellationToken), json);
    }

    /// <summary>The exit code: the outcome's, unless even that can't be written.</summary>
    public static int Write(CommandOutcome outcome, bool json)
    {
        try
        {
            if (json)
            {
                Console.Out.WriteLine(JsonText.Write(outcome.Json));
            }
            else
            {
                outcome.Render(outcome.IsError ? Terminals.Errors() : Terminals.Output());
            }

            return outcome.ExitCode;
        }
        catch (IOException failure)
        {
            Console.Error.WriteLine($"error The output can't be written: {failure.Message}");
            return Math.Max(outcome.ExitCode, ExitCodes.Failed);
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
            return CommandOutcome.Failed(failure.Error);
        }
        catch (ParleyException failure)
        {
            return CommandOutcome.Failed(failure.Error);
        }
        catch (ParleyConfigurationException failure)
        {
            return ConfigurationErrors.Outcome(failure.Mistakes);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return CommandOutcome.Error(ExitCodes.Failed, nameof(ParleyErrorCode.Cancelled), "Stopped before it was done.");
        }
        catch (Exception failure)
        {
            // The last stop before a person's terminal: a stack trace would help nobody there.
            return CommandOutcome.Error(ExitCodes.Failed, nameof(ParleyErrorCode.Internal), $"{failure.GetType().Name}: {failure.Message} This is a fault of parley's own; 'parley doctor' may show more.");
        }
    }
}
