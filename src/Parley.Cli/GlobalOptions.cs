using System.CommandLine;

namespace Parley.Cli;

/// <summary>Options that every command takes.</summary>
internal static class GlobalOptions
{
    public static Option<string> Store { get; } = new("--store") { Description = "The store's file.", DefaultValueFactory = _ => "parley.db", Recursive = true, HelpName = "FILE" };

    public static Option<bool> Json { get; } = new("--json") { Description = "Write one JSON object on the last line of standard output.", Recursive = true };
}
