using System.Text.RegularExpressions;

namespace Parley.Protocol.Patterns;

/// <summary>What groups a pattern has, found before it is translated, since .NET numbers unnamed groups before named ones and ECMAScript doesn't.</summary>
internal sealed partial class GroupNames
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

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

    /// <summary>Says what is wrong with a name, or null. A name may be used once.</summary>
    public string? Claim(string name)
    {
        if (!Valid().IsMatch(name) || name.StartsWith(PatternTranslator.UnnamedPrefix, StringComparison.Ordinal))
        {
            return $"the group name '{name}' is not supported; use letters, digits and _";
        }

        return _seen.Add(name) ? null : $"the group name '{name}' is used twice";
    }

    private void Count(string pattern, int at)
    {
        var named = at + 3 < pattern.Length && pattern[at + 1] == '?' && pattern[at + 2] == '<' && pattern[at + 3] is not ('=' or '!');
        var plain = at + 1 == pattern.Length || pattern[at + 1] != '?';
        Total += named || plain ? 1 : 0;
        HasNamed |= named;
    }

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]*\z")]
    private static partial Regex Valid();
}
