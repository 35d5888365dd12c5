using System.Globalization;
using Parley.Protocol.Patterns.Characters;

namespace Parley.Protocol.Patterns.Parsing;

/// <summary>Reads what follows a backslash when it stands for characters, inside a class or out (ECMA-262 sections 22.2.1 and B.1.2).</summary>
internal sealed class PatternEscapes(string pattern, PatternFlags flags)
{
    private readonly bool _unicode = flags.Unicode;
    private readonly bool _folds = flags is { Unicode: true, IgnoreCase: true };

    /// <summary>
    /// Reads the escape whose letter is at <paramref name="position"/> and moves past it. Yields a set for <c>\d</c> and its kind, else one
    /// code point; null and an error when ECMAScript or this engine refuses it.
    /// </summary>
    public (CodePointSet? Set, int CodePoint, string? Error) Read(ref int position, bool inClass)
    {
        var letter = pattern[position++];
        switch (letter)
        {
            case 'd': return (KnownSets.Digits, 0, null);
            case 'D': return (KnownSets.NotDigits, 0, null);
            case 'w': return (_folds ? KnownSets.FoldedWord : KnownSets.Word, 0, null);
            case 'W': return (_folds ? KnownSets.NotFoldedWord : KnownSets.NotWord, 0, null);
            case 's': return (KnownSets.Space, 0, null);
            case 'S': return (KnownSets.NotSpace, 0, null);
            case 't': return One('\t');
            case 'n': return One('\n');
            case 'v': return One('\v');
            case 'f': return One('\f');
            case 'r': return One('\r');
            case 'b' when inClass: return One('\b');
            case '0' when position == pattern.Length || !char.IsAsciiDigit(pattern[position]): return One(0);
            case 'p' or 'P' when _unicode: return ReadProperty(ref position, letter == 'P');
            case 'c' when position < pattern.Length && char.IsAsciiLetter(pattern[position]): return One(pattern[position++] % 32);
            case 'x' when TryHex(position, 2, out var value):
                position += 2;
                return One(value);
            case 'u' when TryUnicode(ref position, out var value): return One(value);
            default: return Identity(letter, inClass);
        }
    }

    private (CodePointSet? Set, int CodePoint, string? Error) Identity(char letter, bool inClass)
    {
        var syntax = @"^$\.*+?()[]{}|/".Contains(letter) || (inClass && letter == '-');
        if (syntax || (!_unicode && !char.IsAsciiDigit(letter) && letter != 'c'))
        {
            return One(letter);
        }

        return Failed(char.IsAsciiDigit(letter)
            ? $@"\{letter} is an octal escape; write \x00 to \xFF"
            : $@"\{letter} is no escape{(_unicode ? " under the flag u" : "")}; write the character itself or \uXXXX");
    }

    private (CodePointSet? Set, int CodePoint, string? Error) ReadProperty(ref int position, bool negated)
    {
        var end = position < pattern.Length && pattern[position] == '{' ? pattern.IndexOf('}', position) : -1;
        if (end < 0)
        {
            return Failed(@"\p needs a property in braces, such as \p{L}");
        }

        var expression = pattern[(position + 1)..end];
        position = end + 1;
        return UnicodeProperties.Find(expression) is { } set
            ? (negated ? set.Complement() : set, 0, null)
            : Failed($@"\p{{{expression}}} is not known; use a general category such as \p{{L}} or \p{{Nd}}, a common script such as \p{{Script=Greek}}, or a class of ranges");
    }

    private bool TryUnicode(ref int position, out int value)
    {
        if (TryHex(position, 4, out value))
        {
            position += 4;
            var paired = _unicode && value is >= 0xD800 and <= 0xDBFF && position + 1 < pattern.Length && pattern[position] == '\\' && pattern[position + 1] == 'u';
            if (paired && TryHex(position + 2, 4, out var low) && low is >= 0xDC00 and <= 0xDFFF)
            {
                position += 6;
                value = char.ConvertToUtf32((char)value, (char)low);
            }

            return true;
        }

        var end = _unicode && position < pattern.Length && pattern[position] == '{' ? pattern.IndexOf('}', position) : -1;
        var digits = end < 0 ? "" : pattern[(position + 1)..end].TrimStart('0').PadLeft(1, '0');
        if (end <= position + 1 || digits.Length > 6 || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) || value > CodePointSet.Last)
        {
            return false;
        }

        position = end + 1;
        return true;
    }

    private bool TryHex(int start, int count, out int value)
    {
        value = 0;
        return start + count <= pattern.Length && int.TryParse(pattern.AsSpan(start, count), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }

    private static (CodePointSet? Set, int CodePoint, string? Error) One(int codePoint) => (null, codePoint, null);

    private static (CodePointSet? Set, int CodePoint, string? Error) Failed(string error) => (null, 0, error);
}
