using Parley.Protocol.Json;
namespace Parley.Protocol.Messages;
internal static class NodeCardFormat
{
    public static JsonValue Write(NodeCard card) => throw new NotImplementedException();
    public static bool TryRead(ReadOnlySpan<byte> utf8, JsonLimits limits, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out NodeCard? card, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out string? error) => throw new NotImplementedException();
}
