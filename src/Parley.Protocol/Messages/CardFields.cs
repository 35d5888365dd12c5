using System.Diagnostics.CodeAnalysis;
using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>Reads what a peer says about itself: an object, and the parts of it that make sense.</summary>
internal static class CardFields
{
    public static bool TryParse(ReadOnlySpan<byte> utf8, JsonLimits limits, string what, [NotNullWhen(true)] out JsonObject? members, [NotNullWhen(false)] out string? error)
    {
        members = JsonText.TryParse(utf8, limits, out var value, out error) ? value.AsObject : null;
        error ??= members is null ? $"The {what} is {AgoraFaults.Describe(value)}; it should be a JSON object." : null;
        return members is not null;
    }

    /// <summary>The string, or null when it is absent, empty or something else.</summary>
    public static string? Text(JsonValue value) => value.AsString is { Length: > 0 } text ? text : null;

    public static IEnumerable<JsonObject> Objects(JsonValue value)
        => value.AsArray is { } items ? items.Select(item => item.AsObject).OfType<JsonObject>() : [];
}
