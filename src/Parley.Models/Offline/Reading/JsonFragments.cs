using Parley.Protocol.Json;

namespace Parley.Models.Offline.Reading;

/// <summary>Finds JSON objects and arrays inside other text.</summary>
internal static class JsonFragments
{
    private const int MaxFailures = 100;

    /// <summary>The outermost objects and arrays of a text, in order.</summary>
    public static IEnumerable<(int Start, int Length, JsonValue Value)> Find(string text)
    {
        // Each failed attempt reads to the end of the text, so a text of nothing but brackets gets only so many.
        var attempts = MaxFailures;
        for (var i = 0; i < text.Length && attempts > 0; i++)
        {
            if (text[i] is not ('{' or '['))
            {
                continue;
            }

            if (TryRead(text, i, out var value, out var length))
            {
                yield return (i, length, value);
                i += length - 1;
            }
            else
            {
                attempts--;
            }
        }
    }

    /// <summary>The object or array that begins at a place.</summary>
    public static bool TryRead(string text, int start, out JsonValue value, out int length)
    {
        length = Balanced(text, start);
        value = default;
        return length > 0 && JsonText.TryParse(text.Substring(start, length), out value, out _);
    }

    private static int Balanced(string text, int start)
    {
        var (depth, quoted) = (0, false);
        for (var i = start; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when quoted:
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case '{' or '[' when !quoted:
                    depth++;
                    break;
                case '}' or ']' when !quoted && --depth == 0:
                    return i - start + 1;
            }
        }

        return 0;
    }
}
