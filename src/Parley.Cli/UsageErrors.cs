using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using Parley.Cli.Output;

namespace Parley.Cli;

/// <summary>A command line that makes no sense, said in a way that helps.</summary>
internal static class UsageErrors
{
    private const string MissingCommand = "Required command was not provided.";

    public static CommandOutcome Outcome(ParseResult parsed)
    {
        var messages = parsed.Errors.Select(Say).Where(message => message != MissingCommand).Distinct(StringComparer.Ordinal).ToList();
        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count > 0)
        {
            messages.Add($"Name a command: {string.Join(", ", command.Subcommands.Select(known => known.Name))}.");
        }

        return CommandOutcome.WrongUsage($"{string.Join(' ', messages)} See '{PathOf(command)} --help'.");
    }

    /// <summary>Read from the words themselves: what doesn't parse may have no options.</summary>
    public static bool WantsJson(IReadOnlyList<string> args) => args.TakeWhile(word => word != "--").Any(word => word is "--json" || word.StartsWith("--json=", StringComparison.Ordinal) || word.StartsWith("--json:", StringComparison.Ordinal));

    /// <summary>The parser names the type that it wanted, and lists words line by line; its other messages are good, and so are the options' own, which begin with their name.</summary>
    private static string Say(ParseError error)
    {
        if (error.SymbolResult is not OptionResult { Option: var option, Tokens: [{ Value: var word }] } || error.Message.StartsWith(option.Name, StringComparison.Ordinal))
        {
            return error.Message;
        }

        var words = option.GetCompletions(CompletionContext.Empty).Select(completion => completion.Label).ToList();
        return option.ValueType == typeof(int) && !int.TryParse(word, out _) ? $"{option.Name} takes a whole number, not '{word}'."
            : option.ValueType == typeof(string) && words.Count > 0 && !words.Contains(word) ? $"{option.Name} takes one of {string.Join(", ", words)}, not '{word}'."
            : error.Message;
    }

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
