using Parley.Cli.Output;
using Parley.Configuration;
using Parley.Protocol.Json;
using Spectre.Console;

namespace Parley.Cli;

/// <summary>A configuration that is wrong, with all its mistakes.</summary>
internal static class ConfigurationErrors
{
    public static CommandOutcome Outcome(ParleyConfiguration configuration) => Outcome(configuration.Mistakes);

    public static CommandOutcome Outcome(IReadOnlyList<ConfigurationMistake> mistakes)
    {
        var message = mistakes.Count == 1 ? "The configuration has a mistake:" : $"The configuration has {mistakes.Count} mistakes:";
        var error = new JsonObject
        {
            { "code", "InvalidConfiguration" },
            { "message", $"{message} {string.Join(' ', mistakes)}" },
            { "mistakes", new JsonArray(mistakes.Select(mistake => new JsonValue(mistake.ToString()))) },
        };
        return new CommandOutcome(ExitCodes.WrongUsage, new JsonObject { { "error", error } }, console =>
        {
            console.MarkupLineInterpolated($"[red]error[/] {message}");
            foreach (var mistake in mistakes)
            {
                console.Write(new Padder(new Text(PlainText.Of(mistake.ToString())), new Padding(2, 0, 0, 0)));
            }
        })
        {
            IsError = true,
        };
    }
}
