using System.Text;
using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Syntax;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>Methods of String that give a part or another form of it. Positions are UTF-16 units.</summary>
internal static class StringMethods
{
    private const int LongText = 4096;

    public static IEnumerable<(string Name, HostCall Body)> All =>
    [
        ("slice", Slice), ("substring", Substring), ("substr", Substr), ("at", At), ("charAt", CharAt), ("charCodeAt", CharCodeAt), ("codePointAt", CodePointAt),
        ("toUpperCase", (run, self, _) => Cased(run, self, upper: true)), ("toLowerCase", (run, self, _) => Cased(run, self, upper: false)),
        ("trim", (run, self, _) => Trim(run, self, start: true, end: true)), ("trimStart", (run, self, _) => Trim(run, self, start: true, end: false)),
        ("trimEnd", (run, self, _) => Trim(run, self, start: false, end: true)),
        ("padStart", (run, self, args) => Pad(run, self, args, atStart: true)), ("padEnd", (run, self, args) => Pad(run, self, args, atStart: false)),
        ("repeat", Repeat), ("concat", Concat), ("normalize", Normalize), ("localeCompare", LocaleCompare),
        ("toString", (_, self, _) => self), ("valueOf", (_, self, _) => self), ("hasOwnProperty", ObjectMethods.HasOwn),
    ];

    public static JsonValue Part(Run run, string text, int start, int end)
    {
        if (start >= end)
        {
            return "";
        }

        if (end - start == 1)
        {
            return CharacterText.At(text, start);
        }

        run.AllocateString(end - start);
        return text[start..end];
    }

    private static JsonValue Slice(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var text = self.AsString!;
        return Part(run, text, Coercion.ToPosition(run, args.At(0), text.Length, 0), Coercion.ToPosition(run, args.At(1), text.Length, text.Length));
    }

    private static JsonValue Substring(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var text = self.AsString!;
        var start = Coercion.ToClamped(run, args.At(0), text.Length, 0);
        var end = Coercion.ToClamped(run, args.At(1), text.Length, text.Length);
        return Part(run, text, Math.Min(start, end), Math.Max(start, end));
    }

    private static JsonValue Substr(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var text = self.AsString!;
        var start = Coercion.ToPosition(run, args.At(0), text.Length, 0);
        return Part(run, text, start, start + Coercion.ToClamped(run, args.At(1), text.Length - start, text.Length - start));
    }

    private static JsonValue At(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var text = self.AsString!;
        var index = Coercion.ToInteger(run, args.At(0));
        index = index < 0 ? index + text.Length : index;
        return index >= 0 && index < text.Length ? CharacterText.At(text, (int)index) : default(JsonValue);
    }

    private static JsonValue CharAt(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var index = Coercion.ToInteger(run, args.At(0));
        return index >= 0 && index < self.AsString!.Length ? CharacterText.At(self.AsString, (int)index) : "";
    }

    private static JsonValue CharCodeAt(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var index = Coercion.ToInteger(run, args.At(0));
        return index >= 0 && index < self.AsString!.Length ? self.AsString[(int)index] : double.NaN;
    }

    private static JsonValue CodePointAt(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var text = self.AsString!;
        var index = Coercion.ToInteger(run, args.At(0));
        if (!(index >= 0 && index < text.Length))
        {
            return default;
        }

        var point = CharacterText.PointAt(text, (int)index);
        return point.Length == 2 ? char.ConvertToUtf32(point[0], point[1]) : point[0];
    }

    private static JsonValue Cased(Run run, JsonValue self, bool upper)
    {
        var text = self.AsString!;
        run.AllocateString(text.Length);
        return upper ? SpecialCasing.ToUpper(text) : SpecialCasing.ToLower(text);
    }

    private static JsonValue Trim(Run run, JsonValue self, bool start, bool end)
    {
        var text = self.AsString!;
        var (from, to) = (0, text.Length);
        while (start && from < to && Characters.IsSpace(text[from]))
        {
            from++;
        }

        while (end && to > from && Characters.IsSpace(text[to - 1]))
        {
            to--;
        }

        run.Scan(from + text.Length - to);
        return from == 0 && to == text.Length ? self : Part(run, text, from, to);
    }

    private static JsonValue Pad(Run run, JsonValue self, ReadOnlySpan<JsonValue> args, bool atStart)
    {
        var text = self.AsString!;
        var length = Coercion.ToInteger(run, args.At(0));
        var filler = args.At(1).IsMissing ? " " : Coercion.ToText(run, args.At(1));
        if (length <= text.Length || filler.Length == 0)
        {
            return self;
        }

        run.AllocateString(2 * length);
        var padding = new StringBuilder();
        while (padding.Length + text.Length < length)
        {
            padding.Append(filler, 0, (int)Math.Min(filler.Length, length - text.Length - padding.Length));
        }

        return atStart ? padding.Append(text).ToString() : padding.Insert(0, text).ToString();
    }

    private static JsonValue Repeat(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var text = self.AsString!;
        var count = Coercion.ToInteger(run, args.At(0));
        if (count < 0 || double.IsInfinity(count))
        {
            throw run.RangeError($"Invalid count value: {Coercion.ToText(run, args.At(0))}");
        }

        run.AllocateString(text.Length * count);
        return text.Length == 0 ? "" : new StringBuilder((int)(text.Length * count)).Insert(0, text, (int)count).ToString();
    }

    private static JsonValue Concat(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        foreach (var arg in args)
        {
            self = Operators.Add(run, self, Coercion.ToText(run, arg));
        }

        return self;
    }

    private static JsonValue Normalize(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var text = self.AsString!;
        run.AllocateString(3.0 * text.Length);
        var form = args.At(0).IsMissing ? "NFC" : Coercion.ToText(run, args.At(0));
        return form switch
        {
            "NFC" or "NFKC" => LatinMarks.Compose(text),
            "NFD" or "NFKD" => LatinMarks.Decompose(text),
            _ => throw run.RangeError("The normalization form should be one of NFC, NFD, NFKC, NFKD."),
        };
    }

    /// <summary>Alphabetical without a locale: letters without regard to case and accents first, then accents, then lower case before upper.</summary>
    private static JsonValue LocaleCompare(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var other = Coercion.ToText(run, args.At(0));
        var length = (long)self.AsString!.Length + other.Length;
        run.Scan(8 * length);
        // Texts that end with the comparison: in a sort of names they are nothing, of long ones they are most of what is held.
        run.Allocate(length < LongText ? 0 : 12 * length);
        return TextOrder.Compare(self.AsString!, other);
    }
}
