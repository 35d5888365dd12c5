using Parley.Models.Offline.Words;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Matching;

/// <summary>Finds the value of an enum that another value means.</summary>
internal static class Choices
{
    /// <summary>The same value, else the one spelled the same apart from case and separators; Missing when there is none.</summary>
    public static JsonValue Find(IReadOnlyList<JsonValue> allowed, JsonValue value)
    {
        foreach (var choice in allowed)
        {
            if (choice == value)
            {
                return choice;
            }
        }

        var spoken = Spoken(value);
        return spoken is null ? default : allowed.FirstOrDefault(choice => Spoken(choice) == spoken);
    }

    private static string? Spoken(JsonValue value) => value.AsString is { } text ? string.Join(' ', Spelling.Split(text)) : null;
}
