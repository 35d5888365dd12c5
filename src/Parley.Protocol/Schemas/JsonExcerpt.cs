using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas;

/// <summary>The front of a value: what is left out stands beyond so many characters of its compact text.</summary>
internal static class JsonExcerpt
{
    /// <summary>A value whose text starts with the same characters, and is longer than them if the whole one's is.</summary>
    public static JsonValue Of(in JsonValue value, int characters)
    {
        var left = characters + 1;
        return Take(value, ref left);
    }

    // Each value and each name has a character at least.
    private static JsonValue Take(in JsonValue value, ref int left)
    {
        if (value.AsString is { } text)
        {
            var start = Start(text, left);
            left -= start.Length + 1;
            return start;
        }

        left--;
        return value.AsArray is { } items ? Take(items, ref left) : value.AsObject is { } members ? Take(members, ref left) : value;
    }

    private static JsonArray Take(JsonArray items, ref int left)
    {
        var result = new JsonArray();
        for (var i = 0; i < items.Count && left > 0; i++)
        {
            result.Add(Take(items[i], ref left));
        }

        return result;
    }

    private static JsonObject Take(JsonObject members, ref int left)
    {
        var result = new JsonObject();
        foreach (var member in members.Members)
        {
            if (left <= 0)
            {
                break;
            }

            // Nothing is written for what is missing.
            if (member.Value.IsMissing)
            {
                continue;
            }

            var name = Start(member.Key, left);
            left -= name.Length + 1;
            result.Append(name, Take(member.Value, ref left));
        }

        return result;
    }

    // A pair of surrogates is not cut in two.
    private static string Start(string text, int length)
    {
        length = Math.Max(0, length);
        return text.Length <= length ? text : text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length + 1 : length)];
    }
}
