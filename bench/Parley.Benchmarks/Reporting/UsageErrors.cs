using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;

namespace Parley.Benchmarks.Reporting;

/// <summary>A command line that makes no sense: one line that says what to do and exit code 2, as with <c>parley</c>.</summary>
internal static class UsageErrors
{
    private const int ExitCode = 2;
    private const string MissingCommand = "Required command was not provided.";

    public static int Write(ParseResult parsed)
    {
        var messages = parsed.Errors.Select(Say).Where(message => message != MissingCommand).Distinct(StringComparer.Ordinal).ToList();
        var command = parsed.CommandResult.Command;
        if (command is RootCommand)
        {
            messages.Add($"Name a benchmark: {string.Join(", ", command.Subcommands.Where(known => !known.Hidden).Select(known => known.Name))}.");
        }

        Console.Error.WriteLine($"error {string.Join(' ', messages)} See '{(command is RootCommand ? "bench" : $"bench {command.Name}")} --help'.");
        return ExitCode;
    }

    /// <summary>The parser names the type that it wanted, and lists words line by line; its other messages are good, and so are the options' own, which begin with their name.</summary>
    private static string Say(ParseError error)
    {
        if (error.SymbolResult is not OptionResult { Option: var option, Tokens: [{ Value: var word }] } || error.Message.StartsWith(option.Name, StringComparison.Ordinal))
        {
            return error.Message;
        }

        var words = option.GetCompletions(CompletionContext.Empty).Select(completion => completion.Label).ToList();
        return words.Count > 0 ? $"{option.Name} takes one of {string.Join(", ", words)}, not '{word}'."
            : option.ValueType == typeof(double) ? $"{option.Name} takes a number, not '{word}'."
            : option.ValueType == typeof(int) || option.ValueType == typeof(long) ? $"{option.Name} takes a whole number, not '{word}'."
            : error.Message;
    }
}
