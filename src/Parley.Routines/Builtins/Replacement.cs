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

    /// <summary>False when the text of the whole match is all that is used.</summary>
    public bool NeedsGroups => _function is not null || _template.Contains('$');

    /// <summary>For a match of a plain string.</summary>
    public string For(string matched, int index)
        => Charged(_function is null ? Expand(matched, index, null, null) : Coercion.ToText(run, _function.Call(run, matched, index, text)));

    public string For(RegExpValue expression, RegExpMatch match)
    {
        if (_function is null)
        {
            return Charged(Expand(match.Text, match.Index, match, expression));
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

    private string Expand(string matched, int index, RegExpMatch? match, RegExpValue? expression)
    {
        if (!_template.Contains('$'))
        {
            return _template;
        }

        var result = new StringBuilder();
        for (var i = 0; i < _template.Length; i++)
        {
            if (_template[i] != '$' || i + 1 == _template.Length || !TryExpand(ref i, matched, index, match, expression, result))
            {
                result.Append(_template[i]);
            }
        }

        return result.ToString();
    }

    private bool TryExpand(ref int at, string matched, int index, RegExpMatch? match, RegExpValue? expression, StringBuilder result)
    {
        switch (_template[at + 1])
        {
            case '$': result.Append('$'); break;
            case '&': Append(result, matched); break;
            case '`': Append(result, text[..index]); break;
            case '\'': Append(result, text[(index + matched.Length)..]); break;
            case '<' when match is not null && expression!.Pattern.NamedGroups.Count > 0 && _template.IndexOf('>', at) is var end and > 0:
                Append(result, Named(match, expression, _template[(at + 2)..end]));
                at = end;
                return true;
            case >= '0' and <= '9' when match is not null:
                return TryExpandNumber(ref at, match, result);
            default: return false;
        }

        at++;
        return true;
    }

    private static string Named(RegExpMatch match, RegExpValue expression, string name)
    {
        var number = expression.Pattern.NamedGroups.FirstOrDefault(group => group.Key == name).Value;
        return number == 0 ? "" : match.Group(number) ?? "";
    }

    private void Append(StringBuilder result, string part)
    {
        run.AllocateString(2.0 * part.Length);
        result.Append(part);
    }

    private bool TryExpandNumber(ref int at, RegExpMatch match, StringBuilder result)
    {
        var digit = _template[at + 1] - '0';
        if (at + 2 < _template.Length && char.IsAsciiDigit(_template[at + 2]) && (digit * 10) + _template[at + 2] - '0' is var two && two > 0 && two < match.GroupCount)
        {
            Append(result, match.Group(two) ?? "");
            at += 2;
            return true;
        }

        if (digit == 0 || digit >= match.GroupCount)
        {
            return false;
        }

        Append(result, match.Group(digit) ?? "");
        at++;
        return true;
    }
}
