using System.Text;
using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>The functions of String.</summary>
internal static class StringFunctions
{
    public static IEnumerable<(string Name, HostCall Body)> All => [("fromCharCode", FromCharCode), ("fromCodePoint", FromCodePoint)];

    private static JsonValue FromCharCode(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        run.AllocateString(args.Length);
        var text = new StringBuilder(args.Length);
        foreach (var arg in args)
        {
            text.Append((char)(ushort)Coercion.ToUInt32(run, arg));
        }

        return text.ToString();
    }

    private static JsonValue FromCodePoint(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        run.AllocateString(2.0 * args.Length);
        var text = new StringBuilder(args.Length);
        foreach (var arg in args)
        {
            var point = Coercion.ToNumber(run, arg);
            if (!(point >= 0 && point <= 0x10FFFF && Math.Truncate(point) == point))
            {
                throw run.RangeError($"Invalid code point {Coercion.ToText(run, arg)}");
            }

            if (point is >= 0xD800 and <= 0xDFFF)
            {
                text.Append((char)point);
            }
            else
            {
                text.Append(char.ConvertFromUtf32((int)point));
            }
        }

        return text.ToString();
    }
}
