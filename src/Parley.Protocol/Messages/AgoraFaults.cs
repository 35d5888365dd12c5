using System.Diagnostics.CodeAnalysis;
using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>The texts of faults: what is wrong, and what to send instead.</summary>
internal static class AgoraFaults
{
    private const string Example = """{"protocolHash": null, "protocolSources": [], "body": "your request in plain language"}""";

    /// <summary>Parses one JSON object, or tells the sender why this is none.</summary>
    public static bool TryParseObject(ReadOnlySpan<byte> utf8, JsonLimits limits, [NotNullWhen(true)] out JsonObject? members, [NotNullWhen(false)] out AgoraFault? fault)
    {
        members = null;
        if (utf8.Length > limits.MaxBytes)
        {
            fault = new AgoraFault(AgoraFaultCode.TooLarge, $"The message has {utf8.Length} bytes; send at most {limits.MaxBytes}.");
        }
        else if (!JsonText.TryParse(utf8, limits, out var value, out var error))
        {
            fault = new AgoraFault(AgoraFaultCode.MalformedJson, $"{error} Send one JSON object such as {Example}.");
        }
        else
        {
            members = value.AsObject;
            fault = members is null ? new AgoraFault(AgoraFaultCode.NotAMessage, $"The message is {Describe(value)}; send one JSON object such as {Example}.") : null;
        }

        return fault is null;
    }

    public static AgoraFault MissingBody(AgoraDialect dialect)
        => new(AgoraFaultCode.MissingField, $"\"body\" is missing; send the request in it, for example {Example}.", dialect);

    public static AgoraFault Wrong(string field, string problem, AgoraDialect dialect)
        => new(AgoraFaultCode.WrongField, $"\"{field}\" {problem}.", dialect);

    /// <summary>The value's type as a person says it.</summary>
    public static string Describe(JsonValue value) => value.Kind switch
    {
        JsonKind.Missing => "missing",
        JsonKind.Null => "null",
        JsonKind.Boolean => value.IsTrue ? "true" : "false",
        JsonKind.Number => "a number",
        JsonKind.String => "a string",
        JsonKind.Array => "an array",
        _ => "an object",
    };
}
