using System.Globalization;
using Parley.Protocol.Json;

namespace Parley.Core.Prompting.Answers;

/// <summary>
/// Reads one JSON value as models write it: trailing and forgotten commas, unquoted keys, comments, Python's and JavaScript's words,
/// closers that are missing where nothing but they can be missing. Where two readings are possible, there is none.
/// </summary>
internal sealed class LenientJsonReader(AnswerCursor cursor)
{
    private const int MaxDepth = 64;
    private const string Openers = "{[";

    private readonly List<char> _open = [];

    /// <summary>Whether closers had to be added at the end of the text.</summary>
    public bool Truncated { get; private set; }

    /// <summary>Whether so much was understood that the brackets meant JSON, though it may have broken later.</summary>
    public bool Committed { get; private set; }

    public string? Error { get; private set; }

    public bool TryRead(int start, out JsonValue value)
    {
        (Truncated, Committed, Error) = (false, false, null);
        _open.Clear();
        cursor.Position = start;
        return ReadValue(out value);
    }

    private bool ReadValue(out JsonValue value)
    {
        value = default;
        var c = cursor.Current;
        if (Openers.Contains(c, StringComparison.Ordinal))
        {
            return _open.Count < MaxDepth ? ReadContainer(c, out value) : Fail($"it is nested deeper than {MaxDepth}");
        }

        if (LenientStringReader.IsQuote(c))
        {
            var read = LenientStringReader.TryRead(cursor, out var text);
            value = text;
            return read || Fail("a string has no end");
        }

        return char.IsAsciiLetter(c) ? ReadWord(out value)
            : char.IsAsciiDigit(c) || c is '-' or '+' or '.' ? ReadNumber(out value)
            : Fail(cursor.AtEnd ? "a value is missing at the end" : $"'{c}' begins no value");
    }

    private bool ReadContainer(char opener, out JsonValue value)
    {
        cursor.Take();
        _open.Add(opener);
        bool read;
        if (opener == '{')
        {
            var members = new JsonObject();
            value = members;
            read = ReadItems('}', () => ReadMember(members));
        }
        else
        {
            var items = new JsonArray();
            value = items;
            read = ReadItems(']', () => ReadItem(items));
        }

        _open.RemoveAt(_open.Count - 1);
        return read;
    }

    private bool ReadItems(char closer, Func<bool> readItem)
    {
        cursor.SkipBlank();
        if (cursor.TryTake(closer))
        {
            return true;
        }

        while (readItem())
        {
            Committed = true;
            var newline = cursor.SkipBlank();
            if (cursor.TryTake(','))
            {
                cursor.SkipBlank();
                if (cursor.TryTake(closer))
                {
                    return true;
                }
            }
            else if (cursor.TryTake(closer) || ClosesParent())
            {
                return true;
            }
            else if (cursor.AtEnd)
            {
                return Truncated = true;
            }
            else if (!(newline && LenientStringReader.IsQuote(cursor.Current)))
            {
                return Fail($"expected ',' or '{closer}' before '{cursor.Current}'");
            }
        }

        return false;
    }

    /// <summary><c>{"a": [1, 2}</c>: the closer of a container around this one closes this one too.</summary>
    private bool ClosesParent() => cursor.Current switch
    {
        '}' => _open.Contains('{') && _open[^1] == '[',
        ']' => _open.Contains('[') && _open[^1] == '{',
        _ => false,
    };

    private bool ReadItem(JsonArray items)
    {
        if (!ReadValue(out var item))
        {
            return false;
        }

        items.Add(item);
        return true;
    }

    private bool ReadMember(JsonObject members)
    {
        if (!ReadKey(out var key))
        {
            return false;
        }

        cursor.SkipBlank();
        if (!cursor.TryTake(':') && !(cursor.TryTake('=') && cursor.TryTake('>')))
        {
            return Fail($"expected ':' after the key '{Short(key)}'");
        }

        Committed = true;
        cursor.SkipBlank();
        if (!ReadValue(out var value))
        {
            return false;
        }

        members[key] = value;
        return true;
    }

    private bool ReadKey(out string key)
    {
        if (LenientStringReader.IsQuote(cursor.Current))
        {
            return LenientStringReader.TryRead(cursor, out key) || Fail("a key has no end");
        }

        var start = cursor.Position;
        while (char.IsLetterOrDigit(cursor.Current) || cursor.Current is '_' or '$' or '-')
        {
            cursor.Take();
        }

        key = cursor.Slice(start).ToString();
        return key.Length > 0 || Fail(cursor.AtEnd ? "a key is missing at the end" : $"'{cursor.Current}' begins no key");
    }

    private bool ReadWord(out JsonValue value)
    {
        var start = cursor.Position;
        while (char.IsLetterOrDigit(cursor.Current) || cursor.Current == '_')
        {
            cursor.Take();
        }

        var word = cursor.Slice(start).ToString();
        (value, var known) = word switch
        {
            "true" or "True" or "TRUE" => (JsonValue.True, true),
            "false" or "False" or "FALSE" => (JsonValue.False, true),
            "null" or "None" or "NULL" or "Null" or "undefined" or "nil" => (JsonValue.Null, true),
            _ => (default, false),
        };
        return known || Fail($"'{Short(word)}' is no JSON value");
    }

    private bool ReadNumber(out JsonValue value)
    {
        var start = cursor.Position;
        while (char.IsAsciiLetterOrDigit(cursor.Current) || cursor.Current is '-' or '+' or '.' or '_')
        {
            cursor.Take();
        }

        var digits = cursor.Slice(start).ToString().Replace("_", "", StringComparison.Ordinal);
        value = default;
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return Fail($"'{Short(digits)}' is no number");
        }

        if (cursor.AtEnd && _open.Count > 0)
        {
            return Fail($"the text ends within the number '{Short(digits)}' or behind it");
        }

        value = number;
        return true;
    }

    private bool Fail(string error)
    {
        Error ??= cursor.Exhausted ? "it would take too much work to read" : error;
        return false;
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
