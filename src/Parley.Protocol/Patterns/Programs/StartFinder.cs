using System.Buffers;
using Parley.Protocol.Patterns.Characters;
using Parley.Protocol.Patterns.Parsing;

namespace Parley.Protocol.Patterns.Programs;

/// <summary>Finds the next place where a match can start, when the pattern tells how one begins.</summary>
internal sealed class StartFinder
{
    // Skipping pays when few characters can start a match.
    private const int MaxFirst = 64;
    private const int MaxRanges = 16;

    private readonly string _prefix;
    private readonly SearchValues<char>? _first;

    private StartFinder(string prefix, SearchValues<char>? first)
    {
        _prefix = prefix;
        _first = first;
    }

    /// <summary>Null when the pattern does not tell.</summary>
    public static StartFinder? For(PatternNode root)
    {
        var prefix = NodeFacts.Prefix(root);
        if (prefix.Length > 0)
        {
            return new StartFinder(prefix, null);
        }

        var first = new CodePointSet();
        return NodeFacts.AddFirst(root, first) && first.Ranges is { Length: > 0 and <= MaxRanges } ranges && Characters(ranges) is { } characters
            ? new StartFinder("", SearchValues.Create(characters))
            : null;
    }

    /// <summary>The first such place from a position on; -1 when there is none.</summary>
    public int Next(string text, int from)
    {
        var found = _first is null ? text.AsSpan(from).IndexOf(_prefix) : text.AsSpan(from).IndexOfAny(_first);
        return found < 0 ? -1 : from + found;
    }

    /// <summary>Steps for skipping over so many characters.</summary>
    public static int Cost(int from, int to) => 1 + ((to - from) >> 4);

    private static char[]? Characters(ReadOnlySpan<(int First, int Last)> ranges)
    {
        var characters = new List<char>();
        foreach (var (first, last) in ranges)
        {
            if (last >= 0xD800 || characters.Count + last - first >= MaxFirst)
            {
                return null;
            }

            for (var c = first; c <= last; c++)
            {
                characters.Add((char)c);
            }
        }

        return [.. characters];
    }
}
