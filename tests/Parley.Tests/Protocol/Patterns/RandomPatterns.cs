namespace Parley.Tests.Protocol.Patterns;

/// <summary>Patterns, flags and texts from a seed, made to meet: few letters, many nested repetitions, empty alternatives, groups.</summary>
internal sealed class RandomPatterns(int seed)
{
    private static readonly string[] Atoms =
        ["a", "b", "c", "a", "b", ".", "[ab]", "[^a]", @"\w", @"\W", @"\d", @"\s", @"\S", "[a-c0-9]", "é", "É", "k", "s", @"\u017f", @"\u212a", "😀", @"\ud83d", @"\ude00", @"\n", "[^]", @"[^\w]", "_", @"[\d-]", "[😀é]", "Σ", "ς", "ß"];

    private static readonly string[] Assertions = ["^", "$", @"\b", @"\B"];
    private static readonly string[] Quantifiers = ["*", "+", "?", "{2}", "{0}", "{1,2}", "{0,2}", "{2,}", "{0,}", "{3}", "{1,3}"];
    private static readonly string[] Pieces = ["a", "b", "c", "ab", "a", "b", "0", " ", "\n", "\r", "\u2028", "é", "É", "k", "K", "\u017f", "\u212a", "S", "s", "😀", "\ud83d", "\ude00", "_", "-", "A", "B", "Σ", "ς", "ß"];

    private readonly Random _random = new(seed);
    private int _names;

    public (string Pattern, string Flags) Pattern()
    {
        _names = 0;
        var flags = string.Concat("ims".Where(_ => _random.Next(4) == 0)) + (_random.Next(3) == 0 ? "u" : "");
        return (Disjunction(3), flags);
    }

    public string Text(bool plain) => string.Concat(Enumerable.Range(0, _random.Next(11)).Select(_ => plain ? "ab"[_random.Next(2)].ToString() : Pick(Pieces)));

    private string Disjunction(int depth) => string.Join('|', Enumerable.Range(0, _random.Next(5) < 3 ? 1 : _random.Next(1, 4)).Select(_ => Sequence(depth)));

    private string Sequence(int depth) => string.Concat(Enumerable.Range(0, _random.Next(4)).Select(_ => Term(depth)));

    private string Term(int depth)
    {
        if (_random.Next(9) == 0)
        {
            return Pick(Assertions);
        }

        var atom = depth > 0 && _random.Next(2) == 0 ? Group(depth - 1) : _random.Next(3) > 0 ? "abc"[_random.Next(3)].ToString() : Pick(Atoms);
        return _random.Next(2) == 0 ? atom : atom + Pick(Quantifiers) + (_random.Next(3) == 0 ? "?" : "");
    }

    private string Group(int depth)
    {
        var inner = Disjunction(depth);
        return _random.Next(5) switch { 0 => $"(?:{inner})", 1 => $"(?<n{_names++}>{inner})", _ => $"({inner})" };
    }

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];
}
