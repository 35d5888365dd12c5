using Parley.Protocol.Json;
using Parley.Routines;
using Parley.Routines.Builtins;

namespace Parley.Tests.Routines.Conformance;

public sealed class ConformanceTests
{
    public static TheoryData<string, int> Cases()
    {
        var data = new TheoryData<string, int>();
        foreach (var name in Corpus.Names)
        {
            for (var i = 0; i < Corpus.Read(name).Count; i++)
            {
                data.Add(name, i);
            }
        }

        return data;
    }

    /// <summary>Promises have programs of their own, with tools that answer at once and later.</summary>
    [Fact]
    public void Every_built_in_has_a_case()
    {
        var text = string.Concat(Corpus.Names.SelectMany(Corpus.Read).Select(program => program.Source + '\n'));
        var names = MethodTables.Names.Select(name => name[name.IndexOf('.', StringComparison.Ordinal)..] + "(").Concat(Globals.Names.Where(name => !name.StartsWith("Promise", StringComparison.Ordinal)).Select(name => name.TrimEnd(')')));
        Assert.Empty(names.Where(name => !text.Contains(name, StringComparison.Ordinal)).Distinct());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Program_gives_what_JavaScript_gives(string corpus, int number)
    {
        var program = Corpus.Read(corpus)[number];
        var result = await Routine.RunAsync($"function main() {{{program.Body}\n}}");
        var actual = result.Error?.Code == RoutineErrorCode.NotJson ? "undefined" : result.Error is { } error ? error.ToString() : result.Output.ToString();
        var expected = JsonText.TryParse(program.Expected, out var value, out _) ? value.ToString() : program.Expected;
        Assert.True(expected == actual, $"{program.Source}\nexpected {expected}\nactual   {actual}");
    }
}
