using Parley.Protocol.Json;
using Parley.Routines;
using Parley.Tests.Protocol.Patterns;

namespace Parley.Tests.Routines.Builtins;

/// <summary>What the methods of RegExp and String make of random patterns must be what Node makes of them: one and the same source runs in both.</summary>
public sealed class RegExpDifferenceTests
{
    // Under u a function that replaces gets but the match here: V8 gives it '' for groups that took no part in an empty match, where exec gives undefined.
    private const string Source = """
        function main(row) {
          const [pattern, flags, text, from] = row;
          const show = m => m === null ? null : [m, m.index, m.groups];
          const once = new RegExp(pattern, flags);
          const all = new RegExp(pattern, flags + 'g');
          const sticky = new RegExp(pattern, flags + 'y');
          const steps = [];
          for (let i = 0; i < 4; i++) steps.push(show(all.exec(text)), all.lastIndex);
          sticky.lastIndex = +from;
          for (let i = 0; i < 2; i++) steps.push(show(sticky.exec(text)), sticky.lastIndex, sticky.test(text), sticky.lastIndex);
          all.lastIndex = +from;
          const behind = [...text.matchAll(all)].map(show);
          return JSON.stringify([
            once.test(text), show(once.exec(text)), steps, behind, all.lastIndex, text.match(once), text.match(all), text.search(once), text.search(sticky),
            text.replace(once, '<$&|$1|$2|$01|$10|$$|$`|$<n0>>'), text.replace(all, "[$'$1$3]"), text.replaceAll(all, (...m) => JSON.stringify(flags.includes('u') ? m[0] : m)),
            text.replace(sticky, 'x'), text.replace(new RegExp(pattern, flags + 'gy'), '-'), text.split(once), text.split(all, 3), text.split(sticky),
          ]);
        }
        """;

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Methods_give_what_node_gives(int seed)
    {
        var random = new RandomPatterns(seed);
        var rows = Enumerable.Range(0, 1_200).SelectMany(_ => Rows(random)).ToList();
        var answers = await NodeEngine.AskAsync($"(() => {{ {Source}; return main; }})()", rows);
        Assert.SkipWhen(answers is null, "node is not on PATH; nothing was compared.");
        var routine = Routine.Compile(Source);
        var differences = new List<string>();
        foreach (var (row, answer) in rows.Zip(answers))
        {
            var input = new JsonArray(row.Select(part => new JsonValue(part)));
            var result = await routine.InvokeAsync("main", [input], IRoutineTools.None, RoutineLimits.Default, TestContext.Current.CancellationToken);
            var ours = result.Error is { } error ? error.ToString() : result.Output.AsString!;
            if (ours != answer && !answer.StartsWith("throws", StringComparison.Ordinal))
            {
                differences.Add($"/{row[0]}/{row[1]} on {new JsonValue(row[2])} from {row[3]}:\n  ours {ours}\n  node {answer}");
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} differences:\n" + string.Join('\n', differences.OrderBy(line => line.Length).Take(10)));
    }

    private static IEnumerable<string[]> Rows(RandomPatterns random)
    {
        var (pattern, flags) = random.Pattern();
        for (var i = 0; i < 3; i++)
        {
            // V8 lets empty matches stand inside surrogate pairs under u.
            var text = random.Text(plain: i == 0);
            yield return [pattern, flags, flags.Contains('u') ? text.Replace("😀", "é", StringComparison.Ordinal).Replace("\ud83d\ude00", "", StringComparison.Ordinal) : text, i.ToString(System.Globalization.CultureInfo.InvariantCulture)];
        }
    }
}
