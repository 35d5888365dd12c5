using Parley.Protocol.Json;
using Spectre.Console;

namespace Parley.Cli.Output;

/// <summary>What a command comes to: one JSON object for programs, words for people.</summary>
/// <param name="Render">Writes what a person reads; not called with <c>--json</c>.</param>
internal sealed record CommandOutcome(int ExitCode, JsonObject Json, Action<IAnsiConsole> Render)
{
    public static CommandOutcome Done(JsonObject json, Action<IAnsiConsole> render) => new(ExitCodes.Done, json, render);

    /// <param name="code">A word for programs, such as the name of a ParleyErrorCode.</param>
    /// <param name="message">What went wrong and what to do next.</param>
    public static CommandOutcome Error(int exitCode, string code, string message) => new(
        exitCode,
        new JsonObject { { "error", new JsonObject { { "code", code }, { "message", message } } } },
        console => console.MarkupLineInterpolated($"[red]error[/] {message}"));
}
