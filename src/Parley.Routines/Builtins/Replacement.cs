using System.Text;
using System.Text.RegularExpressions;
using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>What takes the place of a match: a template with <c>$1</c>, <c>$&amp;</c> and so on, or what a function gives.</summary>
internal sealed class Replacement(Run run, string text, JsonValue replacement)
{
    private readonly Callable? _function = replacement.Reference as Callable;
    private readonly string _template = replacement.Reference is Callable ? "" : Coercion.ToText(run, replacement);

    /// <summary>For a match of a plain string.</summary>
    public string For(string matched, int index)
        => Charged(_function is null ? Expand(matched, index, null, null) : Coercion.ToText(run, _function.Call(run, matched, index, text)));

    public string For(RegExpValue expression, Match match)
    {
        if (_function is null)
        {
            return Charged(Expand(match.Value, match.Index, match, expression));
        }

        var arguments = new List<JsonValue>(match.Groups.Count + 3);
        for (var i = 0; i < match.Groups.Count; i++)
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

    private string Expand(string matched, int index, Match? match, RegExpValue? expression)
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

    private bool TryExpand(ref int at, string matched, int index, Match? match, RegExpValue? expression, StringBuilder result)
    {
        switch (_template[at + 1])
        {
            case '$': result.Append('$'); break;
            case '&': Append(result, matched); break;
            case '`': Append(result, text[..index]); break;
            case '\'': Append(result, text[(index + matched.Length)..]); break;
            case '<' when match is not null && RegExpCompiler.NamedGroups(expression!.Regex).Count > 0 && _template.IndexOf('>', at) is var end and > 0:
                Append(result, match.Groups[_template[(at + 2)..end]].Value);
                at = end;
                return true;
            case >= '0' and <= '9' when match is not null:
                return TryExpandNumber(ref at, match, result);
            default: return false;
        }

        at++;
        return true;
    }

    private void Append(StringBuilder result, string part)
    {
        run.AllocateString(2.0 * part.Length);
        result.Append(part);
    }

    private bool TryExpandNumber(ref int at, Match match, StringBuilder result)
    {
        var digit = _template[at + 1] - '0';
        if (at + 2 < _template.Length && char.IsAsciiDigit(_template[at + 2]) && (digit * 10) + _template[at + 2] - '0' is var two && two > 0 && two < match.Groups.Count)
        {
            Append(result, match.Groups[two].Value);
            at += 2;
            return true;
        }

        if (digit == 0 || digit >= match.Groups.Count)
        {
            return false;
        }

        Append(result, match.Groups[digit].Value);
        at++;
        return true;
    }
}
