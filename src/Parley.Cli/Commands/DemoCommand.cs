using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using Parley.Cli.Demo;
using Parley.Cli.Demo.Network;
using Parley.Cli.Output;

namespace Parley.Cli.Commands;

/// <summary><c>parley demo weather</c> and <c>parley demo network</c>.</summary>
internal static class DemoCommand
{
    public static Command Create() => new("demo", "See it work.") { Weather(), NetworkCommand.Create() };

    private static Command Weather()
    {
        var command = new Command("weather", "Two strangers climb from plain English to routines; a fault is mended; a third takes over.");
        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(
            parsed,
            async (context, token) =>
            {
                if (!TryMakeFolder(out var folder, out var error))
                {
                    return error;
                }

                try
                {
                    var report = await new WeatherDemo(new DemoView(context.Console), context.Time, folder.FullName).RunAsync(token);
                    return CommandOutcome.Done(report.ToJson(), _ => { });
                }
                finally
                {
                    folder.Delete(recursive: true);
                }
            },
            cancellationToken));
        return command;
    }

    private static bool TryMakeFolder([NotNullWhen(true)] out DirectoryInfo? folder, [NotNullWhen(false)] out CommandOutcome? error)
    {
        try
        {
            (folder, error) = (Directory.CreateTempSubdirectory("parley-demo-"), null);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            (folder, error) = (null, CommandOutcome.Error(ExitCodes.Failed, "NoFolder", $"The demo can't make a folder for its stores: {failure.Message} Set TMPDIR to a folder that can be written."));
            return false;
        }
    }
}
