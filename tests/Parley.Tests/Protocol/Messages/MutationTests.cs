using System.Text;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Tests.Protocol.Messages;

/// <summary>Valid messages with bytes changed, cut, doubled and joined: whatever comes, a reader answers and never throws.</summary>
public sealed class MutationTests
{
    private const int Rounds = 10_000;

    [Fact]
    public void Mutated_messages_never_throw()
    {
        var seeds = Seeds();
        var random = new Random(20261120);
        var (read, refused) = (0, 0);
        for (var i = 0; i < Rounds; i++)
        {
            var bytes = Mutate(seeds[random.Next(seeds.Count)], seeds, random);
            if (ReadEverything(bytes))
            {
                read++;
            }
            else
            {
                refused++;
            }
        }

        Assert.True(read > 500 && refused > 500, $"{read} read, {refused} refused: the mutations reach only one side");
    }

    private static bool ReadEverything(byte[] bytes)
    {
        var limits = JsonLimits.Default;
        var isRequest = AgoraRequestReader.TryRead(bytes, limits, out var request, out var fault);
        if (isRequest)
        {
            foreach (var dialect in Enum.GetValues<AgoraDialect>())
            {
                AgoraRequestWriter.Write(request!, dialect);
            }

            foreach (var source in request!.Sources)
            {
                DocumentSource.Parse(source, DocumentLimits.Default);
            }
        }
        else
        {
            Assert.NotEmpty(fault!.Text);
            AgoraReplyWriter.Write(fault);
        }

        AgoraRequestReader.TryReadFollowUp(bytes, "c", AgoraDialect.Standard, limits, out _, out _);
        var isReply = AgoraReplyReader.TryRead(bytes, 200, null, request, limits, out var reply, out _);
        if (isReply)
        {
            AgoraReplyWriter.Write(reply!, AgoraDialect.Demo, request);
        }

        var isList = WellKnown.TryRead(bytes, limits, out _, out _) | NegotiationMessages.TryReadRegistration(bytes, limits, out _, out _);
        NegotiationMessages.TryReadRequiresNegotiation(bytes, limits, out _, out _);
        var isCard = AgentCard.TryRead(bytes, limits, out var card, out _) | NodeCard.TryRead(bytes, limits, out var node, out _);
        _ = (card?.ToJson(), node?.ToJson());
        return isRequest || isReply || isList || isCard;
    }

    private static byte[] Mutate(byte[] seed, List<byte[]> seeds, Random random)
    {
        var bytes = seed.ToList();
        for (var n = random.Next(1, 5); n > 0 && bytes.Count > 1; n--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 8), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.Skip(at).Take(random.Next(1, 20)).ToArray());
                    break;
                case 3:
                    bytes.InsertRange(at, Tokens[random.Next(Tokens.Length)]);
                    break;
                default:
                    bytes.AddRange(seeds[random.Next(seeds.Count)].Take(random.Next(40)));
                    break;
            }
        }

        return [.. bytes];
    }

    private static readonly byte[][] Tokens = [.. new[] { "null", "{}", "[]", "1e999", "\"\\ud800\"", "true", ",", "[null]", "\"body\":", "\0", "-0" }.Select(Encoding.UTF8.GetBytes)];

    private static List<byte[]> Seeds()
    {
        var seeds = new List<byte[]>();
        foreach (var dialect in Enum.GetNames<AgoraDialect>())
        {
            foreach (var (_, entry) in Golden.Entries($"{dialect.ToLowerInvariant()}.json", "exchanges"))
            {
                seeds.Add(Golden.Bytes(entry["request"]));
                seeds.AddRange(entry["replies"].AsArray!.Select(reply => Golden.Bytes(reply["text"])));
            }
        }

        seeds.Add(WellKnown.Write(WellKnown.SharedPath, [new DocumentOffer(DocumentHash.Of("doc text"), ["http://a.example/d"])]));
        seeds.Add(JsonText.WriteUtf8(CardTests.Card.ToJson()));
        return seeds;
    }
}
