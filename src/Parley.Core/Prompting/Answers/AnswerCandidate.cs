using Parley.Protocol.Json;

namespace Parley.Core.Prompting.Answers;

/// <summary>A value found in an answer, and how likely it is the one that was meant; rank 0 is nothing.</summary>
internal readonly record struct AnswerCandidate(JsonValue Value, int Rank)
{
    private const int Whole = 10;

    public static AnswerCandidate Of(JsonValue value, bool truncated)
    {
        var rank = value.Kind switch
        {
            JsonKind.Object when value.AsObject!.Count > 0 => 4,
            JsonKind.Array when value.AsArray!.Any(item => item.Kind is JsonKind.Object or JsonKind.Array) => 4,
            JsonKind.Array when value.AsArray!.Count > 0 => 3,
            JsonKind.Object or JsonKind.Array => 2,
            _ => 1,
        };
        return new(value, truncated ? rank : rank + Whole);
    }
}
