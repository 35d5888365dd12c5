using Parley.Core.Diagnostics;
using Parley.Protocol.Json;
using Spectre.Console;

namespace Parley.Cli.Output;

/// <summary>What a command comes to: one JSON object for programs, words for people.</summary>
/// <param name="Render">Writes what a person reads; not called with <c>--json</c>.</param>
internal sealed record CommandOutcome(int ExitCode, JsonObject Json, Action<IAnsiConsole> Render)
{
    /// <summary>Whether the words go to standard error: nothing was done. Results that are bad news go to standard output like others.</summary>
    public bool IsError { get; init; }

    public static CommandOutcome Done(JsonObject json, Action<IAnsiConsole> render) => new(ExitCodes.Done, json, render);

    public static CommandOutcome WrongUsage(string message) => Error(ExitCodes.WrongUsage, "WrongUsage", message);

    public static CommandOutcome Failed(ParleyError error) => Error(ExitCodes.Failed, error.Code.ToString(), error.Message);

    /// <param name="code">A word for programs, such as the name of a ParleyErrorCode.</param>
    /// <param name="message">What went wrong and what to do next.</param>
    public static CommandOutcome Error(int exitCode, string code, string message) => new(
        exitCode,
        new JsonObject { { "error", new JsonObject { { "code", code }, { "message", message } } } },
        console => console.MarkupLineInterpolated($"[red]error[/] {PlainText.Of(message)}"))
    {
        IsError = true,
    };
}
