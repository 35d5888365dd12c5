using Parley.Protocol.Json;
using Spectre.Console;

namespace Parley.Cli.Output;

/// <summary>Something of the user's that is wrong in more than one place, with all of them.</summary>
internal static class MistakeList
{
    /// <param name="code">A word for programs.</param>
    /// <param name="message">What is wrong, to be read before the mistakes.</param>
    public static CommandOutcome Outcome(string code, string message, IReadOnlyList<string> mistakes)
    {
        var error = new JsonObject
        {
            { "code", code },
            { "message", $"{message} {string.Join(' ', mistakes)}" },
            { "mistakes", new JsonArray(mistakes.Select(mistake => new JsonValue(mistake))) },
        };
        return new CommandOutcome(ExitCodes.WrongUsage, new JsonObject { { "error", error } }, console =>
        {
            console.MarkupLineInterpolated($"[red]error[/] {PlainText.Of(message)}");
            foreach (var mistake in mistakes)
            {
                console.Write(new Padder(new Text(PlainText.Of(mistake)), new Padding(2, 0, 0, 0)));
            }
        })
        {
            IsError = true,
        };
    }
}
