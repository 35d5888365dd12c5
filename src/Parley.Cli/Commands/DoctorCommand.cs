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
                var isMisconfigured = findings.Any(finding => finding is { Kind: FindingKind.Problem, Subject: Doctor.ConfigurationSubject });
                return new CommandOutcome(
                    isMisconfigured ? ExitCodes.WrongUsage : hasProblem ? ExitCodes.Failed : ExitCodes.Done,
                    new JsonObject { { "ok", !hasProblem }, { "findings", new JsonArray(findings.Select(finding => finding.ToJson())) } },
                    console => Render(console, findings));
            },
            cancellationToken));
        return command;
    }

    private static void Render(IAnsiConsole console, IReadOnlyList<Finding> findings)
    {
        var table = new Grid().AddColumn(new GridColumn().NoWrap().Padding(0, 0, 2, 0)).AddColumn(new GridColumn().NoWrap().Padding(0, 0, 2, 0)).AddColumn(new GridColumn().Padding(0, 0, 0, 0));
        foreach (var finding in findings)
        {
            var mark = finding.Kind switch { FindingKind.Ok => "[green]ok[/]", FindingKind.Note => "[yellow]note[/]", _ => "[red]problem[/]" };
            table.AddRow(new Markup(mark), new Text(PlainText.Of(finding.Subject)), new Text(PlainText.Of(finding.Words)));
        }

        console.Write(table);
    }
}
