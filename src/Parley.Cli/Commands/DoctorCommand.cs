using System.CommandLine;
using Parley.Cli.Diagnosis;
using Parley.Cli.Output;
using Parley.Protocol.Json;
using Spectre.Console;

namespace Parley.Cli.Commands;

/// <summary><c>parley doctor</c>: looks at runtime, configuration, store, port and models.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var config = new Option<string?>("--config") { Description = "The configuration to look at.", HelpName = "FILE" };
        var command = new Command("doctor", "Look at everything a node needs and say what to do.") { config };
        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(
            parsed,
            async (context, token) =>
            {
                var findings = await Doctor.ExamineAsync(parsed.GetValue(config), context, token);
                var hasProblem = findings.Any(finding => finding.Kind == FindingKind.Problem);
                return new CommandOutcome(
                    hasProblem ? ExitCodes.Failed : ExitCodes.Done,
                    new JsonObject { { "ok", !hasProblem }, { "findings", new JsonArray(findings.Select(finding => finding.ToJson())) } },
                    console => Render(console, findings));
            },
            cancellationToken));
        return command;
    }

    private static void Render(IAnsiConsole console, IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            var mark = finding.Kind switch { FindingKind.Ok => "[green]ok     [/]", FindingKind.Note => "[yellow]note   [/]", _ => "[red]problem[/]" };
            console.MarkupLine($"{mark} {Markup.Escape(finding.Subject),-16} {Markup.Escape(finding.Words)}");
        }
    }
}
