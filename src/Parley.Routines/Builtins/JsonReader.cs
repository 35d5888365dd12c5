using System.Globalization;
using System.Text;
using Parley.Protocol.Json;
using Parley.Routines.Execution;

namespace Parley.Routines.Builtins;

/// <summary>Reads JSON text for <c>JSON.parse</c>: charged as it goes, depth bounded, strings as JavaScript has them, lone surrogates included.</summary>
internal sealed class JsonReader(Run run, string text)
{
    private int _at;

    public JsonValue Read()
    {
        run.Scan(text.Length);
        var value = ReadValue();
        SkipSpace();
        return _at == text.Length ? value : throw Unexpected();
    }

    private JsonValue ReadValue()
    {
        SkipSpace();
        run.Charge(1);
        switch (_at < text.Length ? text[_at] : '\0')
        {
            case '{': return Nested(ReadObject);
            case '[': return Nested(ReadArray);
            case '"': return ReadString();
            case 't': return ReadWord("true", true);
            case 'f': return ReadWord("false", false);
            case 'n': return ReadWord("null", JsonValue.Null);
            default: return ReadNumber();
        }
    }

    private JsonValue Nested(Func<JsonValue> read)
    {
        run.EnterCall();
        _at++;
        var value = read();
        run.LeaveCall();
        return value;
    }

    private JsonValue ReadObject()
    {
        run.AllocateMembers(4);
        var members = new JsonObject(4);
        if (TryTake('}'))
        {
            return members;
        }

        do
        {
            SkipSpace();
            var name = _at < text.Length && text[_at] == '"' ? ReadString() : throw Unexpected();
            Take(':');
            var value = ReadValue();
            run.Allocate(48);
            members[name] = value;
        }
        while (TryTake(','));
        Take('}');
        return members;
    }

    private JsonValue ReadArray()
    {
        run.AllocateItems(4);
        var items = new JsonArray();
        if (TryTake(']'))
        {
            return items;
        }

        do
        {
            run.Allocate(32);
            items.Add(ReadValue());
        }
        while (TryTake(','));
        Take(']');
        return items;
    }

    private string ReadString()
    {
        var start = ++_at;
        while (_at < text.Length && text[_at] is not ('"' or '\\') && text[_at] >= ' ')
        {
            _at++;
        }

        if (_at < text.Length && text[_at] == '"')
        {
            run.AllocateString(_at - start);
            return text[start..(_at++)];
        }

        return ReadEscaped(new StringBuilder(text, start, _at - start, Math.Max(16, _at - start)));
    }

    private string ReadEscaped(StringBuilder cooked)
    {
        while (_at < text.Length && text[_at] >= ' ')
        {
            var c = text[_at++];
            if (c == '"')
            {
                run.AllocateString(cooked.Length * 2.0);
                return cooked.ToString();
            }

            cooked.Append(c == '\\' ? ReadEscape() : c);
        }

        throw Unexpected();
    }

    private char ReadEscape()
    {
        switch (_at < text.Length ? text[_at++] : '\0')
        {
            case '"': return '"';
            case '\\': return '\\';
            case '/': return '/';
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when _at + 4 <= text.Length && ushort.TryParse(text.AsSpan(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                _at += 4;
                return (char)unit;
            default:
                _at--;
                throw Unexpected();
        }
    }

    private JsonValue ReadWord(string word, JsonValue value)
    {
        if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0)
        {
            throw Unexpected();
        }

        _at += word.Length;
        return value;
    }

    private JsonValue ReadNumber()
    {
        var start = _at;
        _at += _at < text.Length && text[_at] == '-' ? 1 : 0;
        var digits = _at;
        SkipDigits();
        if (_at == digits || (text[digits] == '0' && _at - digits > 1))
        {
            _at = Math.Min(digits, text.Length);
            throw Unexpected();
        }

        if (_at < text.Length && text[_at] == '.')
        {
            _at++;
            RequireDigits();
        }

        if (_at < text.Length && text[_at] is 'e' or 'E')
        {
            _at++;
            _at += _at < text.Length && text[_at] is '+' or '-' ? 1 : 0;
            RequireDigits();
        }

        return double.Parse(text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private void RequireDigits()
    {
        var start = _at;
        SkipDigits();
        if (_at == start)
        {
            throw Unexpected();
        }
    }

    private void SkipDigits()
    {
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }
    }

    private void SkipSpace()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' or '\n' or '\r')
        {
            _at++;
        }
    }

    private bool TryTake(char sign)
    {
        SkipSpace();
        var found = _at < text.Length && text[_at] == sign;
        _at += found ? 1 : 0;
        return found;
    }

    private void Take(char sign)
    {
        if (!TryTake(sign))
        {
            throw Unexpected();
        }
    }

    private ScriptThrow Unexpected() => run.Throw("SyntaxError", _at < text.Length ? $"Unexpected token '{text[_at]}' at position {_at} of the JSON text" : "Unexpected end of JSON input");
}
