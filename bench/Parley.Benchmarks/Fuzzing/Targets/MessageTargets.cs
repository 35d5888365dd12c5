using Parley.Benchmarks.Fuzzing.Seeds;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Benchmarks.Fuzzing.Targets;

/// <summary>Requests and replies in all dialects.</summary>
internal static class MessageTargets
{
    private static readonly AgoraDialect[] Dialects = Enum.GetValues<AgoraDialect>();
    private static readonly int[] Statuses = [200, 200, 200, 302, 401, 404, 429, 500];

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("request", [.. SeedFiles.Golden("request"), .. SeedFiles.Golden("written"), .. SeedFiles.Texts("messages.txt")], Request),
        new("follow-up", [.. SeedFiles.Golden("request"), .. SeedFiles.Texts("messages.txt")], FollowUp),
        new("reply", [.. SeedFiles.Golden("text"), .. SeedFiles.Texts("messages.txt")], Reply),
        new("negotiation", [.. SeedFiles.Texts("messages.txt")], Negotiation),
    ];

    private static void Request(byte[] input)
    {
        if (!AgoraRequestReader.TryRead(input, JsonLimits.Default, out var request, out var fault))
        {
            Promise.IsExplained(false, fault.Text);
            _ = AgoraReplyWriter.Write(fault);
            return;
        }

        foreach (var dialect in Dialects)
        {
            var isRead = AgoraRequestReader.TryRead(AgoraRequestWriter.Write(request, dialect), JsonLimits.Default with { MaxDepth = 80 }, out var again, out _);
            Promise.Holds(dialect != request.Dialect || request.ConversationId is not null || (isRead && again!.Kind == request.Kind && again.Hash == request.Hash), $"a {request.Dialect} request is not read back as what it was");
            _ = AgoraReplyWriter.Write(AgoraReply.Success(request.Body), dialect, request);
            _ = AgoraReplyWriter.Write(AgoraReply.Rejected("no"), dialect, request);
        }
    }

    private static void FollowUp(byte[] input)
    {
        foreach (var dialect in Dialects)
        {
            if (AgoraRequestReader.TryReadFollowUp(input, "c-1", dialect, JsonLimits.Default, out var request, out var fault))
            {
                Promise.Holds(request is { ConversationId: "c-1", Multiround: true }, "a follow-up belongs to its conversation");
                _ = AgoraRequestWriter.Write(request, dialect);
                _ = AgoraReplyWriter.Write(AgoraReply.Failure("no"), dialect, request);
            }
            else
            {
                Promise.IsExplained(false, fault.Text);
            }
        }
    }

    private static void Reply(byte[] input)
    {
        _ = AgoraRequestReader.TryRead(input, JsonLimits.Default, out var sent, out _);
        var status = Statuses[input.Length % Statuses.Length];
        if (!AgoraReplyReader.TryRead(input, status, "application/json", sent, JsonLimits.Default, out var reply, out var fault))
        {
            Promise.IsExplained(false, fault.Text);
            return;
        }

        foreach (var dialect in Dialects)
        {
            var wire = AgoraReplyWriter.Write(reply, dialect, sent);
            Promise.Holds(AgoraReplyReader.TryRead(wire.Body.Span, wire.HttpStatus, null, sent, JsonLimits.Default with { MaxDepth = 80 }, out _, out _), "a written reply can't be read");
        }
    }

    private static void Negotiation(byte[] input)
    {
        Promise.IsExplained(NegotiationMessages.TryReadRequiresNegotiation(input, JsonLimits.Default, out _, out var error), error);
        if (NegotiationMessages.TryReadRegistration(input, JsonLimits.Default, out var document, out var fault))
        {
            Promise.Holds(NegotiationMessages.TryReadRegistration(NegotiationMessages.WriteRegistration(document), JsonLimits.Default, out var again, out _) && again.Hash == document.Hash, "a registration is not read back");
        }
        else
        {
            Promise.IsExplained(false, fault.Text);
        }
    }
}
