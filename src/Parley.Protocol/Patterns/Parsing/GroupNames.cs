using System.Text.RegularExpressions;

namespace Parley.Protocol.Patterns.Parsing;

/// <summary>What groups a pattern has, counted before it is parsed: what <c>\1</c> and <c>\k</c> mean depends on groups that come later.</summary>
internal sealed partial class GroupNames
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, int>> _named = [];

    public GroupNames(string pattern)
    {
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\': i++; break;
                case '[': inClass = true; break;
                case ']': inClass = false; break;
                case '(' when !inClass: Count(pattern, i); break;
            }
        }
    }

    /// <summary>How many groups capture.</summary>
    public int Total { get; private set; }

    public bool HasNamed { get; private set; }

    /// <summary>The names claimed so far with the numbers of their groups, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Named => _named;

    /// <summary>Names a group. Says what is wrong with the name, or null; a name may be used once.</summary>
    public string? Claim(string name, int number)
    {
        if (!Valid().IsMatch(name))
        {
            return $"the group name '{name}' is not supported; use letters, digits, _ and $";
        }

        _named.Add(new(name, number));
        return _seen.Add(name) ? null : $"the group name '{name}' is used twice";
    }

    private void Count(string pattern, int at)
    {
        var named = at + 3 < pattern.Length && pattern[at + 1] == '?' && pattern[at + 2] == '<' && pattern[at + 3] is not ('=' or '!');
        var plain = at + 1 == pattern.Length || pattern[at + 1] != '?';
        Total += named || plain ? 1 : 0;
        HasNamed |= named;
    }

    [GeneratedRegex(@"^[\p{L}\p{Nl}_$][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}$\u200C\u200D]*\z")]
    private static partial Regex Valid();
}
