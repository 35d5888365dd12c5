using Spectre.Console;

namespace Parley.Cli.Output;

/// <summary>What every command is given.</summary>
/// <param name="IsStoreNamed">Whether <c>--store</c> was written; a configuration's own store gives way to it.</param>
/// <param name="Console">Where progress goes; silent with <c>--json</c>.</param>
internal sealed record CommandContext(string StorePath, bool IsStoreNamed, bool Json, IAnsiConsole Console, TimeProvider Time);
