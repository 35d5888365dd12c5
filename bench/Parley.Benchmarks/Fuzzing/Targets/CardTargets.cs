using Parley.Benchmarks.Fuzzing.Seeds;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Benchmarks.Fuzzing.Targets;

/// <summary>What agents and nodes say of themselves.</summary>
internal static class CardTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("agent card", SeedFiles.Texts("cards.txt"), Agent),
        new("node card", SeedFiles.Texts("cards.txt"), Node),
        new("well-known", SeedFiles.Texts("cards.txt"), Offers),
    ];

    private static void Agent(byte[] input)
    {
        var isRead = AgentCard.TryRead(input, JsonLimits.Default, out var card, out var error);
        Promise.IsExplained(isRead, error);
        Promise.Holds(!isRead || AgentCard.TryRead(JsonText.WriteUtf8(card!.ToJson()), JsonLimits.Default with { MaxDepth = 80 }, out _, out _), "a written card can't be read");
    }

    private static void Node(byte[] input)
    {
        var isRead = NodeCard.TryRead(input, JsonLimits.Default, out var card, out var error);
        Promise.IsExplained(isRead, error);
        Promise.Holds(!isRead || NodeCard.TryRead(JsonText.WriteUtf8(card!.ToJson()), JsonLimits.Default with { MaxDepth = 80 }, out _, out _), "a written card can't be read");
    }

    private static void Offers(byte[] input)
    {
        var isRead = WellKnown.TryRead(input, JsonLimits.Default, out _, out var error);
        Promise.IsExplained(isRead, error);
    }
}
