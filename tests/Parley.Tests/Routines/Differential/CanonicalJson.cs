using System.Text;
using Parley.Protocol.Json;

namespace Parley.Tests.Routines.Differential;

/// <summary>Writes plain JSON character for character as <c>JSON.stringify</c> does (ECMA-262, 25.5.2), lone surrogates included.</summary>
internal static class CanonicalJson
{
    public static string Write(JsonValue value)
    {
        var text = new StringBuilder();
        Write(value, text);
        return text.ToString();
    }

    private static void Write(JsonValue value, StringBuilder text)
    {
        if (value.AsArray is { } items)
        {
            text.Append('[');
            for (var i = 0; i < items.Count; i++)
            {
                text.Append(i > 0 ? "," : "");
                Write(items[i], text);
            }

            text.Append(']');
        }
        else if (value.AsObject is { } members)
        {
            text.Append('{');
            var first = true;
            foreach (var (name, member) in members.Members)
            {
                text.Append(first ? "" : ",");
                first = false;
                Quote(name, text);
                Write(member, text.Append(':'));
            }

            text.Append('}');
        }
        else if (value.AsString is { } chars)
        {
            Quote(chars, text);
        }
        else
        {
            text.Append(value.IsNumber ? JsonNumber.Format(value.AsNumber) : value.ToString());
        }
    }

    private static void Quote(string chars, StringBuilder text)
    {
        text.Append('"');
        for (var i = 0; i < chars.Length; i++)
        {
            var c = chars[i];
            var paired = (char.IsHighSurrogate(c) && i + 1 < chars.Length && char.IsLowSurrogate(chars[i + 1])) || (char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(chars[i - 1]));
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when c < ' ' || (char.IsSurrogate(c) && !paired) => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }

        text.Append('"');
    }
}
