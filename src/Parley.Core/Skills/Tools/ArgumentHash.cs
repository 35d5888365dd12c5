using System.Security.Cryptography;
using Parley.Protocol.Json;

namespace Parley.Core.Skills.Tools;

/// <summary>Identity of a tool's arguments: the order of members and the spelling of numbers make no difference.</summary>
public static class ArgumentHash
{
    /// <summary>SHA-256 (64 hex digits) over the JSON text with members in ordinal order.</summary>
    public static string Of(JsonValue arguments) => Convert.ToHexStringLower(SHA256.HashData(JsonText.WriteUtf8(Canonical(arguments))));

    private static JsonValue Canonical(JsonValue value)
    {
        if (value.AsArray is { } items)
        {
            return new JsonArray(items.Select(Canonical));
        }

        if (value.AsObject is not { } members)
        {
            return value;
        }

        var sorted = new JsonObject(members.Count);
        foreach (var (name, member) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            sorted[name] = Canonical(member);
        }

        return sorted;
    }
}
