using System.CommandLine;
using Parley.Cli.Demo;
using Parley.Cli.Output;

namespace Parley.Cli.Commands;

/// <summary><c>parley demo weather</c>.</summary>
internal static class DemoCommand
{
    public static Command Create() => new("demo", "See it work.") { Weather() };

    private static Command Weather()
    {
        var command = new Command("weather", "Two strangers climb from plain English to routines; a fault is mended; a third takes over.");
        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(
            parsed,
            async (context, token) =>
            {
                var folder = Directory.CreateTempSubdirectory("parley-demo-");
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
}
