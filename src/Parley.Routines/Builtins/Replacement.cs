using System.Text;
using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>What takes the place of a match: a template with <c>$1</c>, <c>$&amp;</c> and so on, or what a function gives.</summary>
internal sealed class Replacement(Run run, string text, JsonValue replacement)
{
    private readonly Callable? _function = replacement.Reference as Callable;
    private readonly string _template = replacement.Reference is Callable ? "" : Coercion.ToText(run, replacement);
    private bool? _hasSigns;
    private int _unclosedFrom = int.MaxValue;

    /// <summary>False when the text of the whole match is all that is used.</summary>
    public bool NeedsGroups => _function is not null || HasSigns;

    private bool HasSigns => _hasSigns ??= _template.Contains('$');

    /// <summary>For a match of a plain string.</summary>
    public string For(string matched, int index)
        => Charged(_function is null ? Expand(index, matched.Length, null, null) : Coercion.ToText(run, _function.Call(run, matched, index, text)));

    public string For(RegExpValue expression, RegExpMatch match)
    {
        if (_function is null)
        {
            return Charged(Expand(match.Index, match.Length, match, expression));
        }

        var arguments = new List<JsonValue>(match.GroupCount + 3);
        for (var i = 0; i < match.GroupCount; i++)
        {
            arguments.Add(RegExpMatcher.GroupText(run, match, i));
        }

        arguments.Add(match.Index);
        arguments.Add(text);
        if (RegExpMatcher.Groups(run, expression, match) is { IsMissing: false } groups)
        {
            arguments.Add(groups);
        }

        return Charged(Coercion.ToText(run, _function.Call(run, arguments.ToArray())));
    }

    private string Charged(string result)
    {
        run.AllocateString(2.0 * result.Length);
        return result;
    }

    private string Expand(int index, int length, RegExpMatch? match, RegExpValue? expression)
    {
        if (!HasSigns)
        {
            return _template;
        }

        // Reading it costs that much, whatever comes of it.
        run.AllocateString(_template.Length);
        var result = new StringBuilder();
        for (var i = 0; i < _template.Length; i++)
        {
            if (_template[i] != '$' || i + 1 == _template.Length || !TryExpand(ref i, index, length, match, expression, result))
            {
                result.Append(_template[i]);
            }
        }

        return result.ToString();
    }

    private bool TryExpand(ref int at, int index, int length, RegExpMatch? match, RegExpValue? expression, StringBuilder result)
    {
        switch (_template[at + 1])
        {
            case '$': result.Append('$'); break;
            case '&': Append(result, text.AsSpan(index, length)); break;
            case '`': Append(result, text.AsSpan(0, index)); break;
            case '\'': Append(result, text.AsSpan(index + length)); break;
            case '<' when match is not null && expression!.Pattern.NamedGroups.Count > 0 && CloseOf(at) is > 0 and var end:
                Append(result, Named(match, expression, _template.AsSpan((at + 2)..end)));
                at = end;
                return true;
            case >= '0' and <= '9' when match is not null:
                return TryExpandNumber(ref at, match, result);
            default: return false;
        }

        at++;
        return true;
    }

    /// <summary>The next <c>&gt;</c>; -1 when there is none, which is looked for once.</summary>
    private int CloseOf(int at)
    {
        if (at >= _unclosedFrom)
        {
            return -1;
        }

        var end = _template.IndexOf('>', at);
        _unclosedFrom = end < 0 ? at : _unclosedFrom;
        return end;
    }

    private ReadOnlySpan<char> Named(RegExpMatch match, RegExpValue expression, ReadOnlySpan<char> name)
    {
        var groups = expression.Pattern.NamedGroups;
        run.Charge(1 + (groups.Count >> 2));
        foreach (var (known, number) in groups)
        {
            if (name.SequenceEqual(known))
            {
                return match.Span(number);
            }
        }

        return default;
    }

    private void Append(StringBuilder result, ReadOnlySpan<char> part)
    {
        run.AllocateString(2.0 * part.Length);
        result.Append(part);
    }

    private bool TryExpandNumber(ref int at, RegExpMatch match, StringBuilder result)
    {
        var digit = _template[at + 1] - '0';
        if (at + 2 < _template.Length && char.IsAsciiDigit(_template[at + 2]) && (digit * 10) + _template[at + 2] - '0' is var two && two > 0 && two < match.GroupCount)
        {
            Append(result, match.Span(two));
            at += 2;
            return true;
        }

        if (digit == 0 || digit >= match.GroupCount)
        {
            return false;
        }

        Append(result, match.Span(digit));
        at++;
        return true;
    }
}
