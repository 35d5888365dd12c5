using Parley.Routines.Checking;
using Parley.Routines.Syntax;

namespace Parley.Tests.Routines.Differential;

/// <summary>How often each production, as the parser sees it, and each built-in, as the rules name it, was reached.</summary>
internal sealed class Coverage
{
    private readonly SortedDictionary<string, int> _productions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _rules = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Productions => _productions;

    public IReadOnlyDictionary<string, int> Rules => _rules;

    public void Add(GeneratedProgram program)
    {
        foreach (var rule in program.Rules)
        {
            Count(_rules, rule.Label);
        }

        var module = Parser.Parse(program.Source, 200, new Diagnostics(new SourceText(program.Source)));
        TreeWalk.Visit(module.Statements, node => Count(_productions, Name(node)));
    }

    private static string Name(Node node) => node.GetType().Name + node switch
    {
        Binary binary => $" {binary.Sign}",
        Logical logical => $" {logical.Sign}",
        Unary unary => $" {unary.Sign}",
        Assignment assignment => $" {assignment.Sign}=",
        Update update => $" {(update.Prefix ? "prefix" : "postfix")} {(update.Increment ? "++" : "--")}",
        ForEach loop => loop.OverNames ? " in" : " of",
        While loop => loop.TestFirst ? "" : " do",
        Function function => function.IsAsync ? " async" : "",
        MemberAccess { Optional: true } or IndexAccess { Optional: true } or Call { Optional: true } => " optional",
        _ => "",
    };

    private static void Count(SortedDictionary<string, int> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;
}
