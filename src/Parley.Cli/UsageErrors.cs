using System.CommandLine;
using Parley.Cli.Output;

namespace Parley.Cli;

/// <summary>A command line that makes no sense, said in a way that helps.</summary>
internal static class UsageErrors
{
    private const string MissingCommand = "Required command was not provided.";

    public static CommandOutcome Outcome(ParseResult parsed)
    {
        var messages = parsed.Errors.Select(error => error.Message).Where(message => message != MissingCommand).Distinct(StringComparer.Ordinal).ToList();
        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count > 0)
        {
            messages.Add($"Name a command: {string.Join(", ", command.Subcommands.Select(known => known.Name))}.");
        }

        return CommandOutcome.WrongUsage($"{string.Join(' ', messages)} See '{PathOf(command)} --help'.");
    }

    /// <summary>Read from the words themselves: what doesn't parse may have no options.</summary>
    public static bool WantsJson(IReadOnlyList<string> args) => args.TakeWhile(word => word != "--").Any(word => word is "--json" || word.StartsWith("--json=", StringComparison.Ordinal) || word.StartsWith("--json:", StringComparison.Ordinal));

    private static string PathOf(Command command)
    {
        var names = new Stack<string>();
        for (Symbol? symbol = command; symbol is Command; symbol = symbol.Parents.FirstOrDefault())
        {
            names.Push(symbol is RootCommand ? "parley" : symbol.Name);
        }

        return string.Join(' ', names);
    }
}
