using Parley.Cli;

namespace Parley.Tests.Cli;

public sealed class UsageErrorsTests
{
    [Theory]
    [InlineData("", "Name a command: demo, node, protocols, call, ask, docs, routines, costs, bench, doctor. See 'parley --help'.")]
    [InlineData("docs", "Name a command: ls, show, hash, add. See 'parley docs --help'.")]
    [InlineData("docs sow", "Unrecognized command or argument 'sow'. Name a command: ls, show, hash, add. See 'parley docs --help'.")]
    [InlineData("docs ls --fast", "Unrecognized command or argument '--fast'. See 'parley docs ls --help'.")]
    [InlineData("call", "Required argument 'url' missing for command: 'call'. See 'parley call --help'.")]
    [InlineData("routines run x.js", "Option '--input' is required. See 'parley routines run --help'.")]
    [InlineData("call http://x --repeat 0", "--repeat takes a whole number from 1 to 100000. See 'parley call --help'.")]
    [InlineData("call http://x --repeat many", "--repeat takes a whole number from 1 to 100000. See 'parley call --help'.")]
    [InlineData("demo network --seed x", "--seed takes a whole number, not 'x'. See 'parley demo network --help'.")]
    [InlineData("demo network --policy greedy", "--policy takes one of adaptive, language-only, paper, not 'greedy'. See 'parley demo network --help'.")]
    [InlineData("costs summary --by 3", "--by takes one of peer, subject, document, mode, role, kind, not '3'. See 'parley costs summary --help'.")]
    public void A_wrong_line_is_answered_with_what_to_write(string line, string message)
    {
        var outcome = UsageErrors.Outcome(CommandTree.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal((2, "WrongUsage", message), (outcome.ExitCode, outcome.Json["error"]["code"].AsString, outcome.Json["error"]["message"].AsString));
    }

    [Fact]
    public void A_store_needs_a_name()
        => Assert.Contains("--store takes the name of a file.", UsageErrors.Outcome(CommandTree.Parse(["docs", "ls", "--store", ""])).Json["error"]["message"].AsString, StringComparison.Ordinal);

    [Theory]
    [InlineData("nope --json", true)]
    [InlineData("docs ls --json=perhaps", true)]
    [InlineData("call http://x -- --json", false)]
    [InlineData("docs ls", false)]
    public void Whether_JSON_is_wanted_is_read_from_the_words(string line, bool wanted) => Assert.Equal(wanted, UsageErrors.WantsJson(line.Split(' ')));
}
