using Parley.Protocol.Patterns.Characters;

namespace Parley.Protocol.Patterns.Parsing;

/// <summary>Reads a character class such as <c>[^a-z\d]</c> into a set.</summary>
internal sealed class ClassReader(string pattern, PatternFlags flags, PatternEscapes escapes, SetAllowance allowance)
{
    /// <summary>Reads from just after the opening bracket to past the closing one.</summary>
    public (CodePointSet? Set, string? Error) Read(ref int position)
    {
        var set = new CodePointSet();
        var negated = position < pattern.Length && pattern[position] == '^';
        position += negated ? 1 : 0;
        while (position < pattern.Length && pattern[position] != ']')
        {
            if (ReadItem(ref position, set) is { } error)
            {
                return (null, error);
            }
        }

        if (position == pattern.Length)
        {
            return (null, @"a character class is not closed; add ] or write \[ for a bracket");
        }

        position++;
        if (flags.IgnoreCase)
        {
            set = CaseVariants.Of(flags.Unicode).Close(set);
            if (!allowance.TryHandle(set.Count))
            {
                return (null, SetAllowance.Refusal);
            }
        }

        return (negated ? set.Complement() : set, null);
    }

    private string? ReadItem(ref int position, CodePointSet set)
    {
        var (left, first, error) = ReadAtom(ref position);
        if (error is not null)
        {
            return error;
        }

        var isRange = position + 1 < pattern.Length && pattern[position] == '-' && pattern[position + 1] != ']';
        if (!isRange)
        {
            Add(set, left, first);
            return allowance.TryHandle(left?.Count ?? 0) ? null : SetAllowance.Refusal;
        }

        position++;
        var (right, last, rightError) = ReadAtom(ref position);
        if (rightError is not null)
        {
            return rightError;
        }

        if (left is null && right is null)
        {
            if (first > last)
            {
                return "a range in a character class is out of order";
            }

            set.Add(first, last);
            return null;
        }

        if (flags.Unicode)
        {
            return @"a range can't end in a class such as \d; write \- for a hyphen";
        }

        Add(set, left, first);
        Add(set, null, '-');
        Add(set, right, last);
        return allowance.TryHandle((left?.Count ?? 0) + (right?.Count ?? 0)) ? null : SetAllowance.Refusal;
    }

    private (CodePointSet? Set, int CodePoint, string? Error) ReadAtom(ref int position)
    {
        if (pattern[position] == '\\')
        {
            position++;
            return position == pattern.Length ? (null, 0, @"the pattern ends in a lone \") : escapes.Read(ref position, inClass: true);
        }

        return (null, PatternParser.NextCodePoint(pattern, ref position, flags.Unicode), null);
    }

    private static void Add(CodePointSet set, CodePointSet? other, int codePoint)
    {
        if (other is null)
        {
            set.Add(codePoint, codePoint);
        }
        else
        {
            set.Add(other);
        }
    }
}
