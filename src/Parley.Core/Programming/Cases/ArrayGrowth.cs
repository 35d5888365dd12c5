using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Core.Programming.Cases;

/// <summary>Arrays long enough, with items different enough, that a lost, doubled or moved item shows.</summary>
internal static class ArrayGrowth
{
    private const int Enough = 3;
    private const int Many = 5;
    private const int MaxLength = 40;

    public static JsonValue Grow(JsonValue value, JsonSchema schema)
    {
        foreach (var path in JsonLeaves.Nodes(value).Where(node => node.Value.AsArray is { Count: > 0 and < Enough }).Select(node => node.Path).Prepend(JsonPath.Root).ToList())
        {
            while (path.Get(value).AsArray is { Count: > 0 and < Enough } items && path.With(value, Longer(items)) is var longer && schema.IsValid(longer))
            {
                value = longer;
            }
        }

        return value;
    }

    /// <param name="literals">A number in a program may be a length or a position.</param>
    public static IEnumerable<JsonValue> Variants(JsonArray items, IReadOnlyList<JsonValue> literals)
    {
        yield return new JsonArray();
        yield return new JsonArray(items.Take(1));
        yield return new JsonArray(items.AsEnumerable().Reverse());
        foreach (var length in literals.Where(literal => literal.AsNumber is >= 1 and <= MaxLength).Select(literal => (int)literal.AsNumber).Append(Many).Distinct())
        {
            yield return OfLength(items, length);
            yield return OfLength(items, length + 1);
        }
    }

    private static JsonArray OfLength(JsonArray items, int length)
    {
        var result = new JsonArray(items.Take(length));
        while (result.Count < length && result.Count > 0)
        {
            result = Longer(result);
        }

        return result;
    }

    private static JsonArray Longer(JsonArray items) => new(items.Append(Changed(items[^1], items.Count)));

    /// <summary>The item with each scalar moved a little; what an enumeration or a format doesn't allow is dropped by the caller's check.</summary>
    private static JsonValue Changed(JsonValue item, int turn)
        => JsonLeaves.Of(item).Aggregate(item, (changed, leaf) => leaf.Path.With(changed, Changed(leaf.Value, leaf.Value.AsString, turn)));

    private static JsonValue Changed(JsonValue value, string? text, int turn)
        => value.IsNumber ? value.AsNumber + (turn * 3)
            : text is null || LooksFormatted(text) ? value
            : $"{text}{(char)('p' + (turn % 10))}";

    private static bool LooksFormatted(string text) => text.Any(char.IsAsciiDigit) && text.Any(letter => letter is '-' or ':' or '@' or '/');
}
