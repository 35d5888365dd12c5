using Parley.Protocol.Patterns.Characters;

namespace Parley.Protocol.Patterns.Parsing;

/// <summary>Reads an ECMAScript pattern into a tree (ECMA-262 sections 22.2.1 and B.1.2). Each method gives null after setting the error.</summary>
internal sealed class PatternParser
{
    private readonly string _pattern;
    private readonly PatternFlags _flags;
    private readonly PatternEscapes _escapes;
    private readonly ClassReader _classes;
    private readonly GroupNames _names;
    private readonly SetAllowance _allowance = new();
    private int _position;
    private int _depth;
    private int _groups;
    private string? _error;

    public PatternParser(string pattern, PatternFlags flags)
    {
        _pattern = pattern;
        _flags = flags;
        _escapes = new PatternEscapes(pattern, flags);
        _classes = new ClassReader(pattern, flags, _escapes, _allowance);
        _names = new GroupNames(pattern);
    }

    /// <summary>Ranges of characters handled so far, which together with the length tell what reading took.</summary>
    public int HandledRanges => _allowance.Handled;

    public ParsedPattern? Parse(out string? error)
    {
        var root = Disjunction(out var size);
        if (root is not null && _position < _pattern.Length)
        {
            root = Fail(@"a ) has no matching (; write \) for a parenthesis");
        }

        root = root is null || Fits(size) ? root : null;
        error = root is not null ? null : $"{char.ToUpperInvariant(_error![0])}{_error[1..]} (at character {Math.Min(_position, _pattern.Length) + 1} of the pattern).";
        return root is null ? null : new ParsedPattern(root, _groups, _names.Named, (int)size, _allowance.Kept);
    }

    public static int NextCodePoint(string text, ref int position, bool unicode)
    {
        var first = text[position++];
        return unicode && char.IsHighSurrogate(first) && position < text.Length && char.IsLowSurrogate(text[position])
            ? char.ConvertToUtf32(first, text[position++])
            : first;
    }

    private PatternNode? Disjunction(out long size)
    {
        size = 1;
        var branches = new List<PatternNode>();
        var parts = new List<PatternNode>();
        while (_position < _pattern.Length && _pattern[_position] != ')')
        {
            if (_pattern[_position] == '|')
            {
                _position++;
                branches.Add(Sequence(parts));
                parts = [];
                size++;
                continue;
            }

            if (Term(out var termSize) is not { } term)
            {
                return null;
            }

            parts.Add(term);
            size += termSize;
        }

        if (branches.Count == 0)
        {
            return Sequence(parts);
        }

        branches.Add(Sequence(parts));
        return new PatternNode.Choice(branches);
    }

    private static PatternNode Sequence(List<PatternNode> parts) => parts.Count == 1 ? parts[0] : new PatternNode.Sequence(parts);

    private PatternNode? Term(out long size)
    {
        size = 1;
        switch (_pattern[_position])
        {
            case '^':
                return Assertion(1, _flags.Multiline ? AssertionKind.LineStart : AssertionKind.TextStart);
            case '$':
                return Assertion(1, _flags.Multiline ? AssertionKind.LineEnd : AssertionKind.TextEnd);
            case '\\' when _position + 1 < _pattern.Length && _pattern[_position + 1] is 'b' or 'B':
                return Assertion(2, _pattern[_position + 1] == 'b' ? AssertionKind.WordBoundary : AssertionKind.NoWordBoundary);
            case '*' or '+' or '?':
                return Fail($@"there is nothing to repeat before {_pattern[_position]}; write \{_pattern[_position]} for the character");
            default:
                var firstGroup = _groups + 1;
                return Atom(out size) is { } atom ? Quantified(atom, firstGroup, ref size) : null;
        }
    }

    private PatternNode? Assertion(int length, AssertionKind kind)
    {
        _position += length;
        return _position < _pattern.Length && _pattern[_position] is '*' or '+' or '?'
            ? Fail("an assertion such as ^, $ or \\b can't be repeated")
            : new PatternNode.Assertion(kind);
    }

    private PatternNode? Atom(out long size)
    {
        size = 1;
        switch (_pattern[_position])
        {
            case '(':
                return Group(out size);
            case '.':
                _position++;
                return Kept(_flags.DotAll ? KnownSets.Any : KnownSets.AnyInLine);
            case '[':
                _position++;
                var (set, error) = _classes.Read(ref _position);
                return set is null ? Fail(error!) : Kept(set);
            case '\\':
                return Escape();
            case ']' or '{' or '}' when _flags.Unicode || Quantifier.StartsCount(_pattern, _position):
                return Fail($@"a lone {_pattern[_position]} means nothing here; write \{_pattern[_position]} for the character");
            default:
                return One(NextCodePoint(_pattern, ref _position, _flags.Unicode));
        }
    }

    private PatternNode? Group(out long size)
    {
        size = 0;
        if (++_depth > EcmaPattern.MaxGroupDepth)
        {
            return Fail($"groups are nested more than {EcmaPattern.MaxGroupDepth} deep");
        }

        if (!GroupOpening(out var number) || Disjunction(out size) is not { } body)
        {
            return null;
        }

        if (_position == _pattern.Length)
        {
            return Fail(@"a group is not closed; add ) or write \( for a parenthesis");
        }

        _position++;
        _depth--;
        return number == 0 ? body : new PatternNode.Group(number, body);
    }

    private bool GroupOpening(out int number)
    {
        number = 0;
        var rest = _pattern.AsSpan(_position);
        if (rest.StartsWith("(?=") || rest.StartsWith("(?!") || rest.StartsWith("(?<=") || rest.StartsWith("(?<!"))
        {
            return Fail("lookahead and lookbehind are not supported; test each condition with a pattern of its own, or capture what stands around the match in a group") is not null;
        }

        if (rest.StartsWith("(?:"))
        {
            _position += 3;
            return true;
        }

        if (rest.StartsWith("(?<"))
        {
            var end = _pattern.IndexOf('>', _position);
            var name = end < 0 ? "" : _pattern[(_position + 3)..end];
            _position = end < 0 ? _position : end + 1;
            number = ++_groups;
            return _names.Claim(name, number) is not { } error || Fail(error) is not null;
        }

        if (rest.StartsWith("(?"))
        {
            return Fail("this kind of group is not supported; use (…), (?:…) or (?<name>…), and flags after the pattern") is not null;
        }

        _position++;
        number = ++_groups;
        return true;
    }

    private PatternNode? Escape()
    {
        if (++_position == _pattern.Length)
        {
            return Fail(@"the pattern ends in a lone \");
        }

        var letter = _pattern[_position];
        if ((letter is >= '1' and <= '9' && letter - '0' <= _names.Total) || (letter == 'k' && (_names.HasNamed || _flags.Unicode)))
        {
            return Fail($@"the backreference \{letter} is not supported; capture both parts in groups and compare them in code");
        }

        var (set, codePoint, error) = _escapes.Read(ref _position, inClass: false);
        return error is not null ? Fail(error)
            : set is null ? One(codePoint)
            : Kept(_flags.IgnoreCase ? CaseVariants.Of(_flags.Unicode).Close(set) : set);
    }

    private PatternNode? One(int codePoint)
    {
        var set = new CodePointSet();
        set.Add(codePoint, codePoint);
        return Kept(_flags.IgnoreCase ? CaseVariants.Of(_flags.Unicode).Close(set) : set);
    }

    private PatternNode? Kept(CodePointSet set)
        => _allowance.TryHandle(set.Count) && _allowance.TryKeep(set) ? new PatternNode.Character(set) : Fail(SetAllowance.Refusal);

    private PatternNode? Quantified(PatternNode atom, int firstGroup, ref long size)
    {
        if (!Quantifier.TryRead(_pattern, ref _position, out var quantifier, out var error))
        {
            return error is null ? atom : Fail(error);
        }

        size *= Math.Max(1, quantifier.Parts);
        return !Fits(size) ? null : quantifier.ToNode(atom, firstGroup, _groups + 1);
    }

    private bool Fits(long size)
        => size <= EcmaPattern.MaxUnrolledSize || Fail($"written out, the repetitions come to more than {EcmaPattern.MaxUnrolledSize} parts; use smaller counts, or check the length apart") is not null;

    private PatternNode? Fail(string error)
    {
        _error = error;
        return null;
    }
}
