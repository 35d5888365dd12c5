using System.Text;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Tests.Protocol.Messages;

/// <summary>What a recorded exchange must mean to us, worked out from its raw text, and what our answer must look like to the peer that sent it.</summary>
internal static class RecordedExpectations
{
    public static void CheckExchange(RecordedExchange recorded)
    {
        var theirs = JsonText.Parse(recorded.ResponseText);
        if (!AgoraRequestReader.TryRead(recorded.Request, JsonLimits.Default, out var request, out var fault))
        {
            Assert.Equal("error", theirs["status"].AsString);
            AssertAccepted(AgoraReplyWriter.Write(fault), recorded);
            return;
        }

        var sent = JsonText.Parse(Encoding.UTF8.GetString(recorded.Request));
        Assert.Equal(DialectOf(recorded, sent), request.Dialect);
        Assert.Equal(KindOf(sent), request.Kind);
        Assert.Equal(sent["multiround"].IsTrue, request.Multiround);
        Assert.Equal(sent["queryId"].AsString, request.QueryId);
        CheckBody(sent, request);
        CheckSources(request, theirs);

        Assert.True(AgoraReplyReader.TryRead(recorded.Response, recorded.Status, recorded.ContentType, request, JsonLimits.Default, out var reply, out fault), fault?.Text);
        Assert.Equal(StatusOf(theirs), reply.Status);
        if (reply.Status != AgoraStatus.Success)
        {
            Assert.Equal(theirs["message"].AsString, reply.Error);
        }

        AssertAccepted(AgoraReplyWriter.Write(reply, AnswerIn(request), request), recorded);
    }

    public static void CheckFollowUp(RecordedExchange recorded)
    {
        var id = recorded.Path["/conversations/".Length..];
        if (!AgoraRequestReader.TryReadFollowUp(recorded.Request, id, AgoraDialect.Library, JsonLimits.Default, out var request, out var fault))
        {
            // The library's receiver answers this with an error page; ours with an error its senders can read.
            Assert.Equal(500, recorded.Status);
            Assert.Equal("error", JsonText.Parse(Encoding.UTF8.GetString(AgoraReplyWriter.Write(fault).Body.Span))["status"].AsString);
            return;
        }

        Assert.Equal(id, request.ConversationId);
        Assert.True(AgoraReplyReader.TryRead(recorded.Response, recorded.Status, recorded.ContentType, request, JsonLimits.Default, out var reply, out fault), fault?.Text);
        AssertAccepted(AgoraReplyWriter.Write(reply with { ConversationId = id }, AgoraDialect.Library, request), recorded);
    }

    /// <summary>Same HTTP code and status, every key the peer's own kind sends, nothing more but <c>error</c>, and a body exactly where there was one.</summary>
    public static void AssertAccepted(WireReply ours, RecordedExchange recorded)
    {
        var (text, theirs) = (Encoding.UTF8.GetString(ours.Body.Span), JsonText.Parse(recorded.ResponseText));
        var reply = JsonText.Parse(text);
        Assert.Equal(recorded.Status, ours.HttpStatus);
        Assert.Equal(theirs["status"], reply["status"]);
        var expected = theirs.AsObject!.Select(member => member.Key).Order(StringComparer.Ordinal);
        Assert.Equal(expected, reply.AsObject!.Select(member => member.Key).Where(key => key != "error").Order(StringComparer.Ordinal));
        Assert.Equal(theirs["conversationId"], reply["conversationId"]);
        if (theirs["body"].AsString is { } body && body.StartsWith('{'))
        {
            Assert.Equal(JsonText.Parse(body), JsonText.Parse(reply["body"].AsString!));
        }
        else
        {
            Assert.Equal(theirs["body"], reply["body"]);
        }
    }

    private static AgoraDialect DialectOf(RecordedExchange recorded, JsonValue sent)
    {
        var hash = sent["protocolHash"];
        return recorded.File.StartsWith("demo", StringComparison.Ordinal) ? AgoraDialect.Demo
            : sent["protocolSources"].IsMissing || hash.AsString?.Length == 40 ? AgoraDialect.Standard
            : hash.IsNull && sent["multiround"].IsMissing && sent["protocolSources"].AsArray is { Count: 0 } ? AgoraDialect.Paper
            : AgoraDialect.Library;
    }

    /// <summary>Odd requests come from a hand-written client of a library receiver: what it got was the library's answer.</summary>
    private static AgoraDialect AnswerIn(AgoraRequest request) => request.Dialect == AgoraDialect.Demo ? AgoraDialect.Demo : AgoraDialect.Library;

    private static AgoraRequestKind KindOf(JsonValue sent) => sent["protocolHash"].AsString switch
    {
        null => AgoraRequestKind.Language,
        "negotiation" => AgoraRequestKind.Negotiation,
        _ => AgoraRequestKind.Document,
    };

    private static AgoraStatus StatusOf(JsonValue theirs)
        => theirs["status"].AsString == "success" ? AgoraStatus.Success
        : theirs["message"].AsString!.EndsWith("is not suitable for execution", StringComparison.Ordinal) ? AgoraStatus.Rejected
        : AgoraStatus.Failure;

    private static void CheckBody(JsonValue sent, AgoraRequest request)
    {
        var isNested = request is { Dialect: AgoraDialect.Demo, Kind: AgoraRequestKind.Negotiation };
        Assert.Equal(isNested ? "Let us use JSON." : sent["body"], request.Body);
    }

    private static void CheckSources(AgoraRequest request, JsonValue theirs)
    {
        foreach (var source in request.Sources)
        {
            switch (DocumentSource.Parse(source, DocumentLimits.Default))
            {
                case DocumentSource.Data data:
                    Assert.Equal(request.Hash ?? DocumentHash.Of(data.Text), DocumentHash.Of(data.Text));
                    var isEscaped = source.StartsWith("data:text/plain;charset=utf-8,", StringComparison.Ordinal);
                    Assert.Equal(isEscaped ? source : null, isEscaped ? DocumentSource.ToDataUri(data.Text) : null);
                    break;
                case DocumentSource.Unsupported:
                    Assert.StartsWith("file:", source, StringComparison.Ordinal);
                    Assert.Equal("error", theirs["status"].AsString);
                    break;
                case DocumentSource.RawText:
                    Assert.Fail($"No recorded source is raw text: {source}");
                    break;
            }
        }
    }
}
