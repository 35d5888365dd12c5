using System.Security.Cryptography;
using System.Text;
using Parley.Core.Costs;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Core.Programming;

/// <summary>
/// What a routine is good for, whoever wrote it: 64 hex digits of the SHA-256 over the document, the side, and the names and schemas between which it translates.
/// Words that differ from agent to agent are left out.
/// </summary>
public readonly record struct RoutineAddress
{
    private const int Digits = 64;

    private RoutineAddress(string hex) => Hex = hex;

    /// <summary>64 lowercase hex digits.</summary>
    public string Hex { get; }

    /// <summary>The address of routines for one side of a document.</summary>
    /// <param name="schemas">Sender: the task's input and output schemas. Receiver: the skill's id and its schemas.</param>
    public static RoutineAddress Of(DocumentHash document, Side side, params ReadOnlySpan<JsonValue> schemas)
    {
        var identity = new JsonArray([document.ToHex(), side.ToString(), .. schemas]);
        return new RoutineAddress(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonText.Write(identity)))));
    }

    /// <summary>False unless the text is 64 lowercase hex digits.</summary>
    public static bool TryParse(string text, out RoutineAddress address)
    {
        var isAddress = text.Length == Digits && text.All(char.IsAsciiHexDigitLower);
        address = isAddress ? new RoutineAddress(text) : default;
        return isAddress;
    }

    /// <inheritdoc />
    public override string ToString() => Hex;
}
