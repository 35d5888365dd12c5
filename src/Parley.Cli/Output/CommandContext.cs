using Spectre.Console;

namespace Parley.Cli.Output;

/// <summary>What every command is given.</summary>
/// <param name="IsStoreNamed">Whether <c>--store</c> was written; a configuration's own store gives way to it.</param>
internal sealed record CommandContext(string StorePath, bool IsStoreNamed, bool Json, TimeProvider Time)
{
    private IAnsiConsole? _console;

    /// <summary>Where progress goes; silent with <c>--json</c>. Made when it is first needed: it takes a tenth of a second, and a node that starts can wait with it.</summary>
    public IAnsiConsole Console => _console ??= Json ? Terminals.Silent() : Terminals.Output();
}
