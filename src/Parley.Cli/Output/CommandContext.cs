using Spectre.Console;

namespace Parley.Cli.Output;

/// <summary>What every command is given.</summary>
/// <param name="Console">Where progress goes; silent with <c>--json</c>.</param>
internal sealed record CommandContext(string StorePath, bool Json, IAnsiConsole Console, TimeProvider Time);
