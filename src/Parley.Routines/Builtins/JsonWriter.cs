using System.Globalization;
using System.Text;
using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>Writes JSON text for <c>JSON.stringify</c>, with replacer and indentation. Charged as it goes; depth bounded, circles found.</summary>
internal sealed class JsonWriter
{
    private readonly Run _run;
    private readonly Callable? _replacer;
    private readonly List<string>? _names;
    private long _namesFuel;
    private readonly string _gap;
    private readonly StringBuilder _text = new();
    private readonly List<object> _path = [];

    public JsonWriter(Run run, JsonValue replacer, string gap)
    {
        _run = run;
        _replacer = replacer.Reference as Callable;
        _gap = gap;
        if (replacer.AsArray is { } names)
        {
            _names = ListedNames(names);
        }
    }

    /// <summary>The strings and numbers of a list of names, each once, in the order in which members will stand.</summary>
    private List<string> ListedNames(JsonArray names)
    {
        _run.AllocateItems(names.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var listed = new List<string>();
        foreach (var name in names)
        {
            _run.Charge(1);
            if (name.Kind is JsonKind.String or JsonKind.Number && Coercion.ToText(_run, name) is var text && seen.Add(text))
            {
                listed.Add(text);
                _namesFuel += 1 + (text.Length >> 5);
            }
        }

        return listed;
    }

    /// <summary>The text; null for what has no JSON form.</summary>
    public string? Write(JsonValue value)
    {
        if (!TryWrite("", value))
        {
            return null;
        }

        _run.AllocateString(_text.Length);
        return _text.ToString();
    }

    private bool TryWrite(string key, JsonValue value)
    {
        _run.Charge(1);
        value = Prepare(key, value);
        switch (value.Kind)
        {
            case JsonKind.Null: Append("null"); return true;
            case JsonKind.Boolean: Append(value.IsTrue ? "true" : "false"); return true;
            case JsonKind.Number: Append(double.IsFinite(value.AsNumber) ? JsonNumber.Format(value.AsNumber) : "null"); return true;
            case JsonKind.String: WriteString(value.AsString!); return true;
            case JsonKind.Array: Nested(value.AsArray!, WriteArray); return true;
            case JsonKind.Object: Nested(value.AsObject!, WriteObject); return true;
            case JsonKind.Extension when value.Reference is ErrorValue error: Nested(error.Members, WriteObject); return true;
            case JsonKind.Extension when value.Reference is not (Callable or ToolValue or ToolsValue or SendValue): Append("{}"); return true;
            default: return false;
        }
    }

    private JsonValue Prepare(string key, JsonValue value)
    {
        if (value.AsObject is { } members && members.TryGet("toJSON", out var method) && method.Reference is Callable own)
        {
            value = own.Call(_run, key);
        }
        else if (value.Reference is DateValue date)
        {
            _run.Allocate(300);
            value = double.IsNaN(date.Time) ? JsonValue.Null : DateText.ToIso(date.Time);
        }

        return _replacer is null ? value : _replacer.Call(_run, key, value);
    }

    private void Append(string text)
    {
        _run.Allocate(4 * text.Length);
        _text.Append(text);
    }

    private void Nested<T>(T value, Action<T> write)
        where T : class
    {
        if (_path.Contains(value))
        {
            throw _run.TypeError("Converting circular structure to JSON");
        }

        _run.EnterCall();
        _run.Allocate(72);
        _run.Charge(_path.Count >> 3);
        _path.Add(value);
        write(value);
        _path.RemoveAt(_path.Count - 1);
        _run.LeaveCall();
    }

    private void WriteArray(JsonArray items)
    {
        _text.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            Append(i > 0 ? "," : "");
            BreakLine();
            if (!TryWrite(_replacer is null && items[i].AsObject is null ? "" : Coercion.NumberToText(_run, i), items[i]))
            {
                Append("null");
            }
        }

        Close(']', items.Count > 0);
    }

    private void WriteObject(JsonObject members)
    {
        _text.Append('{');
        var any = false;
        // Copied where a replacer or a toJSON may change the object.
        foreach (var (name, value) in _names is not null ? Listed(members, _names) : _replacer is null && !_run.Program.Mutates ? PropertyKeys.Ordered(_run, members) : PropertyKeys.Ordered(_run, members).Copy())
        {
            var start = _text.Length;
            Append(any ? "," : "");
            BreakLine();
            WriteString(name);
            Append(_gap.Length > 0 ? ": " : ":");
            if (TryWrite(name, value))
            {
                any = true;
            }
            else
            {
                _text.Length = start;
            }
        }

        Close('}', any);
    }

    private JsonMembers Listed(JsonObject members, List<string> names)
    {
        // Looking for a name reads it.
        _run.Charge(_namesFuel);
        string[] present = [.. names.Where(members.ContainsKey)];
        return new JsonMembers(present, Array.ConvertAll(present, name => members[name]));
    }

    private void BreakLine()
    {
        if (_gap.Length > 0)
        {
            Append("\n");
            for (var i = 0; i < _path.Count; i++)
            {
                Append(_gap);
            }
        }
    }

    private void Close(char sign, bool any)
    {
        if (any && _gap.Length > 0)
        {
            Append("\n");
            for (var i = 1; i < _path.Count; i++)
            {
                Append(_gap);
            }
        }

        _text.Append(sign);
    }

    private void WriteString(string text)
    {
        _run.AllocateString(2.0 * text.Length);
        _text.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            WriteUnit(text, i);
        }

        _text.Append('"');
    }

    private void WriteUnit(string text, int index)
    {
        var c = text[index];
        switch (c)
        {
            case '"': _text.Append("\\\""); break;
            case '\\': _text.Append("\\\\"); break;
            case '\n': _text.Append("\\n"); break;
            case '\r': _text.Append("\\r"); break;
            case '\t': _text.Append("\\t"); break;
            case '\b': _text.Append("\\b"); break;
            case '\f': _text.Append("\\f"); break;
            default:
                if (c < ' ' || (char.IsSurrogate(c) && !IsPaired(text, index)))
                {
                    _text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                }
                else
                {
                    _text.Append(c);
                }

                break;
        }
    }

    private static bool IsPaired(string text, int index) => char.IsHighSurrogate(text[index])
        ? index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
        : index > 0 && char.IsHighSurrogate(text[index - 1]);
}
