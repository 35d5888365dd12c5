using System.Globalization;
using System.Text;

namespace Parley.Protocol.Patterns;

/// <summary>Walks an ECMAScript pattern once and writes the .NET pattern. Each method returns false after setting the error.</summary>
internal sealed class PatternTranslator
{
    public const string UnnamedPrefix = "__group";

    private const int MaxOutput = 200_000;

    private readonly string _pattern;
    private readonly PatternFlags _flags;
    private readonly PatternEscapes _escapes;
    private readonly ClassTranslator _classes;
    private readonly GroupNames _groups;
    private readonly StringBuilder _output = new();
    private readonly CodePointSet _any;
    private int _position;
    private int _depth;
    private int _unnamed;
    private string? _error;

    public PatternTranslator(string pattern, PatternFlags flags)
    {
        _pattern = pattern;
        _flags = flags;
        _escapes = new PatternEscapes(pattern, flags.Unicode);
        _classes = new ClassTranslator(pattern, flags, _escapes);
        _groups = new GroupNames(pattern);
        _any = new CodePointSet(flags.DotAll ? "0-10FFFF" : "0-9 B-C E-2027 202A-10FFFF");
    }

    public bool TryTranslate(out string text, out int size, out string? error)
    {
        var done = Disjunction(out var parts) && (_position == _pattern.Length || Fail(@"a ) has no matching (; write \) for a parenthesis")) && Fits(parts);
        size = (int)Math.Min(parts, EcmaPattern.MaxUnrolledSize);
        text = _output.ToString();
        error = done ? null : $"{char.ToUpperInvariant(_error![0])}{_error[1..]} (at character {Math.Min(_position, _pattern.Length) + 1} of the pattern).";
        return done;
    }

    public static int NextCodePoint(string text, ref int position, bool unicode)
    {
        var first = text[position++];
        return unicode && char.IsHighSurrogate(first) && position < text.Length && char.IsLowSurrogate(text[position])
            ? char.ConvertToUtf32(first, text[position++])
            : first;
    }

    private bool Disjunction(out long size)
    {
        size = 1;
        while (_position < _pattern.Length && _pattern[_position] != ')')
        {
            if (_pattern[_position] == '|')
            {
                _position++;
                _output.Append('|');
                continue;
            }

            if (!Term(out var termSize))
            {
                return false;
            }

            size += termSize;
        }

        return true;
    }

    private bool Term(out long size)
    {
        size = 1;
        switch (_pattern[_position])
        {
            case '^':
                return Assertion(1, _flags.Multiline ? "(?m:^)" : @"\A");
            case '$':
                return Assertion(1, _flags.Multiline ? "(?m:$)" : @"\z");
            case '\\' when _position + 1 < _pattern.Length && _pattern[_position + 1] is 'b' or 'B':
                return Assertion(2, $@"\{_pattern[_position + 1]}");
            case '*' or '+' or '?':
                return Fail($@"there is nothing to repeat before {_pattern[_position]}; write \{_pattern[_position]} for the character");
            default:
                return Atom(out size) && Quantifier(ref size);
        }
    }

    private bool Assertion(int length, string text)
    {
        _position += length;
        _output.Append(text);
        return _position == _pattern.Length || _pattern[_position] is not ('*' or '+' or '?') || Fail("an assertion such as ^, $ or \\b can't be repeated");
    }

    private bool Atom(out long size)
    {
        size = 1;
        switch (_pattern[_position])
        {
            case '(':
                return Group(out size);
            case '.':
                _position++;
                SetWriter.Write(_output, _any, _flags.Unicode);
                return true;
            case '[':
                _position++;
                var (set, error) = _classes.Read(ref _position);
                return set is null ? Fail(error!) : WriteSet(set);
            case '\\':
                return Escape();
            case ']' or '{' or '}' when _flags.Unicode || StartsRepetition():
                return Fail($@"a lone {_pattern[_position]} means nothing here; write \{_pattern[_position]} for the character");
            default:
                return WriteOne(NextCodePoint(_pattern, ref _position, _flags.Unicode));
        }
    }

    private bool Group(out long size)
    {
        size = 0;
        if (++_depth > EcmaPattern.MaxGroupDepth)
        {
            return Fail($"groups are nested more than {EcmaPattern.MaxGroupDepth} deep");
        }

        if (!GroupOpening() || !Disjunction(out size))
        {
            return false;
        }

        if (_position == _pattern.Length)
        {
            return Fail(@"a group is not closed; add ) or write \( for a parenthesis");
        }

        _position++;
        _depth--;
        _output.Append(')');
        return true;
    }

    private bool GroupOpening()
    {
        var rest = _pattern.AsSpan(_position);
        if (rest.StartsWith("(?=") || rest.StartsWith("(?!") || rest.StartsWith("(?<=") || rest.StartsWith("(?<!"))
        {
            return Fail("lookahead and lookbehind are not supported; test each condition with a pattern of its own, or capture what stands around the match in a group");
        }

        if (rest.StartsWith("(?:"))
        {
            _position += 3;
            _output.Append("(?:");
            return true;
        }

        if (rest.StartsWith("(?<"))
        {
            var end = _pattern.IndexOf('>', _position);
            var name = end < 0 ? "" : _pattern[(_position + 3)..end];
            _position = end < 0 ? _position : end + 1;
            _output.Append(CultureInfo.InvariantCulture, $"(?<{name}>");
            return _groups.Claim(name) is not { } error || Fail(error);
        }

        if (rest.StartsWith("(?"))
        {
            return Fail("this kind of group is not supported; use (…), (?:…) or (?<name>…), and flags after the pattern");
        }

        _position++;
        _output.Append(_groups.HasNamed ? $"(?<{UnnamedPrefix}{_unnamed++}>" : "(");
        return true;
    }

    private bool Escape()
    {
        if (++_position == _pattern.Length)
        {
            return Fail(@"the pattern ends in a lone \");
        }

        var letter = _pattern[_position];
        if ((letter is >= '1' and <= '9' && letter - '0' <= _groups.Total) || (letter == 'k' && (_groups.HasNamed || _flags.Unicode)))
        {
            return Fail($@"the backreference \{letter} is not supported; capture both parts in groups and compare them in code");
        }

        var (set, codePoint, error) = _escapes.Read(ref _position, inClass: false);
        if (error is not null)
        {
            return Fail(error);
        }

        if (set is null)
        {
            return WriteOne(codePoint);
        }

        if (!_flags.IgnoreCase)
        {
            return WriteSet(set);
        }

        var variants = new CodePointSet();
        variants.Add(set);
        CaseVariants.Close(variants, _flags.Unicode);
        return WriteSet(variants);
    }

    private bool WriteOne(int codePoint)
    {
        if (codePoint < 128 && char.IsAsciiDigit((char)codePoint))
        {
            _output.Append((char)codePoint);
            return true;
        }

        var set = new CodePointSet();
        set.Add(codePoint, codePoint);
        if (_flags.IgnoreCase)
        {
            CaseVariants.Add(set, codePoint, _flags.Unicode);
        }

        return WriteSet(set);
    }

    private bool WriteSet(CodePointSet set)
    {
        SetWriter.Write(_output, set, _flags.Unicode);
        return _output.Length <= MaxOutput || Fail("the pattern has too many large character classes; use fewer of them");
    }

    private bool Quantifier(ref long size)
    {
        if (_position == _pattern.Length)
        {
            return true;
        }

        switch (_pattern[_position])
        {
            case '*' or '+' or '?':
                _output.Append(_pattern[_position++]);
                break;
            case '{' when StartsRepetition():
                var end = _pattern.IndexOf('}', _position);
                if (!Repetition(_pattern.AsSpan((_position + 1)..end), ref size))
                {
                    return false;
                }

                _position = end + 1;
                break;
            default:
                return true;
        }

        if (_position < _pattern.Length && _pattern[_position] == '?')
        {
            _position++;
            _output.Append('?');
        }

        return _position == _pattern.Length || _pattern[_position] is not ('*' or '+' or '?') || Fail("a repetition can't be repeated; put the first in a group (?:…)");
    }

    private bool Repetition(ReadOnlySpan<char> counts, ref long size)
    {
        var comma = counts.IndexOf(',');
        var low = Bound(comma < 0 ? counts : counts[..comma]);
        var open = comma == counts.Length - 1;
        var high = comma < 0 ? low : open ? low + 1 : Bound(counts[(comma + 1)..]);
        if (high < low)
        {
            return Fail("a repetition {n,m} has m below n");
        }

        size *= Math.Max(1, high);
        _output.Append(CultureInfo.InvariantCulture, $"{{{low}{(comma < 0 ? "" : open ? "," : $",{high}")}}}");
        return Fits(size);
    }

    private static long Bound(ReadOnlySpan<char> digits)
        => digits.Length > 9 ? 1_000_000_000 : long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    // {n}, {n,} or {n,m} from the current position.
    private bool StartsRepetition()
    {
        var end = _pattern[_position] == '{' ? _pattern.IndexOf('}', _position) : -1;
        if (end < 0)
        {
            return false;
        }

        var counts = _pattern.AsSpan((_position + 1)..end);
        var comma = counts.IndexOf(',');
        var low = comma < 0 ? counts : counts[..comma];
        var high = comma < 0 ? default : counts[(comma + 1)..];
        return low.Length > 0 && !low.ContainsAnyExceptInRange('0', '9') && !high.ContainsAnyExceptInRange('0', '9');
    }

    private bool Fits(long size)
        => size <= EcmaPattern.MaxUnrolledSize || Fail($"written out, the repetitions come to more than {EcmaPattern.MaxUnrolledSize} parts; use smaller counts, or check the length apart");

    private bool Fail(string error)
    {
        _error = error;
        return false;
    }
}
