using Parley.Protocol.Json;
namespace Parley.Protocol.Messages;
internal static class AgentCardFormat
{
    public static JsonValue Write(AgentCard card) => throw new NotImplementedException();
    public static bool TryRead(ReadOnlySpan<byte> utf8, JsonLimits limits, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out AgentCard? card, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out string? error) => throw new NotImplementedException();
}
