using System.Text;
using Parley.Protocol.Json;

namespace Parley.Core.Prompting.Answers;

/// <summary>
/// Finds the JSON in an answer: the whole text when it is JSON; else what stands in fences; else what stands between words.
/// Of several values the best wins: a whole one before one whose end is missing, objects and arrays of them before arrays of scalars, these before empty ones; and of equals the last.
/// </summary>
internal static class AnswerJson
{
    private const int MaxCharacters = 4 << 20;
    private const int MaxUnwrapping = 3;
    private static readonly JsonLimits WholeText = JsonLimits.Default with { MaxBytes = 4 * MaxCharacters };

    public static bool TryRead(string answer, out JsonValue value, out string? error)
    {
        value = default;
        if (answer.Length > MaxCharacters)
        {
            error = $"The answer has {answer.Length} characters; at most {MaxCharacters} are read.";
            return false;
        }

        var text = Trim(answer);
        if (TryStrict(text, out value))
        {
            error = null;
            value = Unwrap(value);
            return true;
        }

        text = Trim(AnswerReasoning.Strip(text));
        var found = TryStrict(text, out value) || TryFences(text, out value, out error) || TrySegment(text, out value, out error) || TryEscaped(text, out value) || TryScalar(text, out value);
        error = found ? null : Explain(text);
        value = found ? Unwrap(value) : default;
        return found;
    }

    private static bool TryStrict(string text, out JsonValue value)
        => JsonText.TryParse(Encoding.UTF8.GetBytes(text), WholeText, out value, out _);

    private static bool TryFences(string text, out JsonValue value, out string? error)
    {
        error = null;
        var best = new AnswerCandidate();
        foreach (var fence in AnswerFence.ReadAll(text))
        {
            var content = Trim(fence.Content);
            var candidate = TryStrict(content, out var strict) ? AnswerCandidate.Of(strict, truncated: false) : Scan(content, out error);
            best = candidate.Rank >= best.Rank ? candidate : best;
        }

        value = best.Value;
        return best.Rank > 0;
    }

    private static bool TrySegment(string text, out JsonValue value, out string? error)
    {
        var best = Scan(text, out error);
        value = best.Value;
        return best.Rank > 0;
    }

    /// <summary><c>{\"a\": 1}</c>: the text of a JSON string without its quotes.</summary>
    private static bool TryEscaped(string text, out JsonValue value)
    {
        value = default;
        return text.Contains("\\\"", StringComparison.Ordinal)
            && TrySegment(text.Replace("\\\\", "\\", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal), out value, out _);
    }

    /// <summary><c>'London'</c>, <c>True</c>: a lone value that is neither object nor array.</summary>
    private static bool TryScalar(string text, out JsonValue value)
    {
        var cursor = new AnswerCursor(text, text.Length, Budget(text));
        var read = new LenientJsonReader(cursor).TryRead(0, out value);
        cursor.SkipBlank();
        return read && cursor.AtEnd;
    }

    private static AnswerCandidate Scan(string text, out string? error)
    {
        error = null;
        var cursor = new AnswerCursor(text, text.Length, Budget(text));
        var reader = new LenientJsonReader(cursor);
        var best = new AnswerCandidate();
        var position = 0;
        while (!cursor.Exhausted && (position = NextOpener(text, position)) >= 0)
        {
            if (reader.TryRead(position, out var value))
            {
                var candidate = AnswerCandidate.Of(value, reader.Truncated);
                best = candidate.Rank >= best.Rank ? candidate : best;
                position = cursor.Position;
            }
            else
            {
                error = reader.Committed ? $"{reader.Error} (character {cursor.Position + 1})" : error;
                position = reader.Committed ? BehindBroken(text, position) : position + 1;
            }
        }

        return best;
    }

    private static int NextOpener(string text, int from)
    {
        var offset = text.AsSpan(from).IndexOfAny('{', '[');
        return offset < 0 ? -1 : from + offset;
    }

    /// <summary>Passes a broken value as a whole: a piece of what the model meant is not what it meant.</summary>
    private static int BehindBroken(string text, int from)
    {
        var depth = 0;
        for (var i = from; i < text.Length; i++)
        {
            depth += text[i] switch { '{' or '[' => 1, '}' or ']' => -1, _ => 0 };
            if (depth == 0)
            {
                return i + 1;
            }
        }

        return text.Length;
    }

    /// <summary><c>"{\"a\": 1}"</c>: JSON that was written as a string once more.</summary>
    private static JsonValue Unwrap(JsonValue value)
    {
        var inner = value;
        for (var i = 0; i < MaxUnwrapping && inner.AsString is { } text && TryStrict(Trim(text), out var unwrapped); i++)
        {
            inner = unwrapped;
        }

        return inner.Kind is JsonKind.Object or JsonKind.Array ? inner : value;
    }

    private static string Explain(string text)
    {
        Scan(text, out var broken);
        if (broken is not null)
        {
            return $"The answer's JSON is broken: {broken}.";
        }

        return text.Length == 0
            ? "The answer is empty; JSON was expected."
            : $"The answer holds no JSON value; it begins with '{(text.Length <= 80 ? text : text[..80] + "…")}'.";
    }

    private static long Budget(string text) => (4L * text.Length) + 1024;

    private static string Trim(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && AnswerCursor.IsBlank(text[start]))
        {
            start++;
        }

        while (end > start && AnswerCursor.IsBlank(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }
}
