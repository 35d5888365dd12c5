using System.Globalization;
using System.Text;
using Parley.Protocol.Json;

namespace Parley.Tests.Protocol.Json;

/// <summary>Values and texts from a seed: the same seed gives the same ones.</summary>
internal sealed class RandomJson(int seed)
{
    private static readonly string[] Tokens =
    [
        "null", "true", "false", "{}", "[]", "[", "]", "{", "}", ",", ":", "\"", "\\", "\\u0041", "\\ud83d\\ude00", "\\ud83d", "\\n", "\"a\":", "1e400", "-0", "01", "1.", "1.5e-3", "12345678901234567890",
        "\0", "\t", "\n", " ", "//", "/**/", "\ufeff", "\u00e9", "\U0001F600", "NaN", "'", "0.1", "e", "-", "+",
    ];

    private static readonly byte[][] Broken = [[0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC3], [0x80], [0xFF]];

    private readonly Random _random = new(seed);

    public JsonValue Value(int depth) => _random.Next(depth == 0 ? 6 : 9) switch
    {
        0 => JsonValue.Null,
        1 => _random.Next(2) == 0,
        2 => _random.Next(-1000, 1000),
        3 => BitConverter.Int64BitsToDouble(_random.NextInt64()),
        4 or 5 => Text(_random.Next(_random.Next(20) == 0 ? 3000 : 40)),
        6 => new JsonArray(Enumerable.Range(0, _random.Next(6)).Select(_ => Value(depth - 1))),
        _ => Members(depth),
    };

    /// <summary>UTF-16 units: mostly ASCII, some of every other kind, halves of surrogate pairs too.</summary>
    public string Text(int length)
    {
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append(_random.Next(12) switch
            {
                0 => (char)_random.Next(0x80),
                1 when _random.Next(3) == 0 => (char)_random.Next(0x10000),
                2 when _random.Next(3) == 0 => char.ConvertFromUtf32(_random.Next(0x10000, 0x110000))[0],
                _ => (char)_random.Next('a', 'z'),
            });
            if (_random.Next(60) == 0)
            {
                text.Append(char.ConvertFromUtf32(_random.Next(0x10000, 0x110000)));
            }
        }

        return text.ToString();
    }

    /// <summary>A JSON text with its white space and escapes varied.</summary>
    public byte[] Utf8(int depth)
    {
        var text = JsonText.WriteUtf8(Value(depth));
        return _random.Next(3) == 0 ? Encoding.UTF8.GetBytes(Spread(Encoding.UTF8.GetString(text))) : text;
    }

    public byte[] Mutate(byte[] text)
    {
        var bytes = text.ToList();
        for (var count = _random.Next(4); count > 0; count--)
        {
            var at = _random.Next(bytes.Count + 1);
            switch (_random.Next(6))
            {
                case 0 when at < bytes.Count:
                    bytes[at] = (byte)_random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(_random.Next(1, 4), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.Skip(at).Take(_random.Next(1, 20)).ToArray());
                    break;
                case 3 when _random.Next(8) == 0:
                    bytes.InsertRange(at, Broken[_random.Next(Broken.Length)]);
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Tokens[_random.Next(Tokens.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }

    private JsonObject Members(int depth)
    {
        var members = new JsonObject();
        for (var count = _random.Next(_random.Next(20) == 0 ? 30 : 6); count > 0; count--)
        {
            members[_random.Next(3) == 0 ? Text(_random.Next(40)) : "n" + _random.Next(20).ToString(CultureInfo.InvariantCulture)] = Value(depth - 1);
        }

        return members;
    }

    private string Spread(string text)
    {
        var spread = new StringBuilder();
        foreach (var character in text)
        {
            spread.Append(character == 'e' && _random.Next(9) == 0 ? "\\u0065" : character.ToString());
            if (character is ',' or ':' or '[' or '{' && _random.Next(2) == 0)
            {
                spread.Append(" \n\t\r"[_random.Next(4)]);
            }
        }

        return spread.ToString();
    }
}
