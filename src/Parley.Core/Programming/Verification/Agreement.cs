using Parley.Core.Programming.Cases;
using Parley.Protocol.Json;

namespace Parley.Core.Programming.Verification;

/// <summary>Whether two results say the same: numbers within 1e-9 of their size, texts to the letter.</summary>
internal static class Agreement
{
    private const double Tolerance = 1e-9;

    /// <summary>Where <paramref name="actual"/> first differs from <paramref name="expected"/>, or null.</summary>
    public static JsonPath? Difference(JsonValue expected, JsonValue actual) => Difference(JsonPath.Root, expected, actual);

    private static JsonPath? Difference(JsonPath path, JsonValue expected, JsonValue actual)
    {
        if (expected.AsObject is { } wanted && actual.AsObject is { } got)
        {
            var names = wanted.Concat(got).Where(member => !member.Value.IsMissing).Select(member => member.Key).Distinct();
            return names.Select(name => Difference(path.Member(name), wanted[name], got[name])).FirstOrDefault(found => found is not null);
        }

        if (expected.AsArray is { } items && actual.AsArray is { } others)
        {
            return items.Count != others.Count ? path
                : items.Select((item, i) => Difference(path.Item(i), item, others[i])).FirstOrDefault(found => found is not null);
        }

        return Same(expected, actual) ? null : path;
    }

    private static bool Same(JsonValue expected, JsonValue actual)
        => expected.TryGetNumber(out var number) && actual.TryGetNumber(out var other)
            ? number == other || Math.Abs(number - other) <= Tolerance * Math.Max(1, Math.Max(Math.Abs(number), Math.Abs(other)))
            : expected.AsString is { } text && actual.AsString is { } otherText ? text == otherText
            : expected == actual;

    /// <summary>Bodies of untyped documents: JSON is compared as JSON, other text without regard to line endings and space at its end.</summary>
    public static JsonValue Normalize(JsonValue body)
        => body.AsString is not { } text ? body
            : text.AsSpan().TrimStart() is ['{' or '[', ..] && JsonText.TryParse(text, out var parsed, out _) ? parsed
            : text.ReplaceLineEndings("\n").TrimEnd();
}
