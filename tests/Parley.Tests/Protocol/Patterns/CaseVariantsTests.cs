using Parley.Protocol.Patterns.Characters;

namespace Parley.Tests.Protocol.Patterns;

/// <summary>Which characters are one letter without regard to case, for every character that has a case.</summary>
public sealed class CaseVariantsTests
{
    // For each code point of a chunk: those among its relatives by any case mapping that /x/i matches.
    private const string Answer = """
        ([from, end, flags]) => {
          const relatives = new Map();
          const add = (a, b) => { if (!relatives.has(a)) relatives.set(a, new Set()); relatives.get(a).add(b); };
          for (let c = 0; c <= 0x1ffff; c++) {
            if (c >= 0xd800 && c <= 0xdfff) continue;
            const s = String.fromCodePoint(c);
            for (const f of [s.toLowerCase(), s.toUpperCase(), s.toUpperCase().toLowerCase(), s.toLowerCase().toUpperCase()]) add(f, c), add(s, c);
          }
          const out = [];
          for (let c = parseInt(from); c < parseInt(end); c++) {
            if (c >= 0xd800 && c <= 0xdfff) continue;
            const s = String.fromCodePoint(c);
            const near = new Set();
            for (const f of [s, s.toLowerCase(), s.toUpperCase(), s.toUpperCase().toLowerCase(), s.toLowerCase().toUpperCase()]) for (const r of relatives.get(f) || []) near.add(r);
            const expression = new RegExp('^' + (flags.includes('u') ? '\\u{' + c.toString(16) + '}' : '\\u' + c.toString(16).padStart(4, '0')) + '$', flags);
            const same = [...near].filter(r => expression.test(String.fromCodePoint(r))).sort((a, b) => a - b);
            if (same.length > 1) out.push(same.map(r => r.toString(16)).join('='));
          }
          return [...new Set(out)].join(' ');
        }
        """;

    [Theory]
    [InlineData("i", 0x10000)]
    [InlineData("iu", 0x20000)]
    public async Task Variants_are_those_of_node(string flags, int end)
    {
        var answers = await NodeEngine.AskAsync(Answer, [["0", end.ToString(System.Globalization.CultureInfo.InvariantCulture), flags]]);
        Assert.SkipWhen(answers is null, "node is not on PATH; nothing was compared.");
        // Node may know letters of a newer Unicode.
        var node = answers[0].Split(' ').Where(group => group.Split('=').All(member => IsAssigned(Convert.ToInt32(member, 16)))).ToHashSet();
        var ours = new HashSet<string>();
        for (var c = 0; c < end; c++)
        {
            var set = new CodePointSet();
            set.Add(c, c);
            var closed = CaseVariants.Of(flags.Contains('u')).Close(set);
            var members = Enumerable.Range(0, closed.Ranges.Length).SelectMany(i => Enumerable.Range(closed.Ranges[i].First, closed.Ranges[i].Last - closed.Ranges[i].First + 1));
            if (closed.Single < 0)
            {
                ours.Add(string.Join('=', members.Select(member => member.ToString("x", System.Globalization.CultureInfo.InvariantCulture))));
            }
        }

        Assert.True(ours.SetEquals(node), $"only ours: {string.Join(' ', ours.Except(node).Take(60))}\nonly node: {string.Join(' ', node.Except(ours).Take(60))}");
    }

    private static bool IsAssigned(int codePoint) => System.Globalization.CharUnicodeInfo.GetUnicodeCategory(codePoint) != System.Globalization.UnicodeCategory.OtherNotAssigned;
}
