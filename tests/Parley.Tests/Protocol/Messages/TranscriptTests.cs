using System.Text;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Tests.Protocol.Messages;

public sealed class TranscriptTests
{
    private const string DemoDocument = "y9PBG3JKjzJc2y/D/KZkvelwSKA=";

    [Fact]
    public void Library_sender_and_receiver_are_understood() => Assert.Equal((21, 1), CheckAgora("library-sender"));

    [Fact]
    public void Library_receiver_and_odd_requests_are_understood()
    {
        var (exchanges, followUps) = CheckAgora("library-receiver");
        Assert.True(exchanges == 49 && followUps == 4, $"{exchanges} exchanges, {followUps} follow-ups");
    }

    [Fact]
    public void Demo_exchanges_are_understood() => Assert.Equal((10, 0), CheckAgora("demo-user"));

    [Fact]
    public void Demo_lists_of_protocols_are_read_and_written_alike()
    {
        foreach (var recorded in Transcripts.All("demo-user").Where(entry => entry.Path == WellKnown.SharedPath))
        {
            Assert.True(WellKnown.TryRead(recorded.Response, JsonLimits.Default, out var offers, out var error), error);
            var ours = JsonText.Parse(Encoding.UTF8.GetString(WellKnown.Write(WellKnown.SharedPath, offers)));
            var theirs = JsonText.Parse(recorded.ResponseText);
            Assert.Equal(theirs["protocols"], ours["protocols"]);
            Assert.Equal(theirs["status"], ours["status"]);
        }
    }

    [Fact]
    public void Demo_negotiation_endpoints_are_read_and_written_alike()
    {
        var demo = Transcripts.All("demo-user");
        foreach (var recorded in demo.Where(entry => entry.Path == "/requiresNegotiation"))
        {
            Assert.True(NegotiationMessages.TryReadRequiresNegotiation(recorded.Response, JsonLimits.Default, out var required, out var error), error);
            Assert.Equal(JsonText.Parse(recorded.ResponseText), JsonText.Parse(Encoding.UTF8.GetString(NegotiationMessages.WriteRequiresNegotiation(required))));
        }

        var registration = Assert.Single(demo, entry => entry.Path == "/registerNegotiatedProtocol");
        Assert.True(NegotiationMessages.TryReadRegistration(registration.Request, JsonLimits.Default, out var document, out var fault), fault?.Text);
        Assert.Equal(DemoDocument, document.Hash.ToBase64());
        Assert.IsType<DocumentSource.Http>(DocumentSource.Parse(Assert.Single(document.Sources), DocumentLimits.Default));
        Assert.Equal(JsonText.Parse(Encoding.UTF8.GetString(registration.Request)), JsonText.Parse(Encoding.UTF8.GetString(NegotiationMessages.WriteRegistration(document))));
        RecordedExpectations.AssertAccepted(AgoraReplyWriter.Write(AgoraReply.Success(default), AgoraDialect.Demo, null), registration);
    }

    [Fact]
    public void Protocol_databases_carry_documents_and_no_exchanges()
    {
        var texts = new HashSet<string>();
        foreach (var recorded in Transcripts.All("demo-to-protocol-db"))
        {
            if (recorded.Path == "/" && recorded.Method == "POST")
            {
                texts.Add(JsonText.Parse(Encoding.UTF8.GetString(recorded.Request))["protocol"].AsString!);
                Assert.False(AgoraRequestReader.TryRead(recorded.Request, JsonLimits.Default, out _, out var fault));
                Assert.Equal(AgoraFaultCode.MissingField, fault.Code);
            }
            else if (recorded.Path.StartsWith("/protocol?", StringComparison.Ordinal))
            {
                Assert.True(DocumentBytes.TryDecode(recorded.Response, "utf-8", DocumentLimits.Default, out var text, out var error), error);
                texts.Add(text);
                continue;
            }

            Assert.True(AgoraReplyReader.TryRead(recorded.Response, recorded.Status, recorded.ContentType, null, JsonLimits.Default, out var reply, out var problem), problem?.Text);
            Assert.Equal(AgoraStatus.Success, reply.Status);
        }

        Assert.True(ProtocolDocument.TryParse(Assert.Single(texts), DocumentLimits.Default, out var document, out var refused), refused);
        Assert.Equal(DemoDocument, document.Hash.ToBase64());
        Assert.Equal((DocumentMetadataKind.DemoTags, "Weather by date", "Forecast for one date."), (document.MetadataKind, document.Name, document.Description));
    }

    private static (int Exchanges, int FollowUps) CheckAgora(string prefix)
    {
        var (exchanges, followUps) = (0, 0);
        foreach (var recorded in Transcripts.All(prefix))
        {
            if (recorded.Method == "POST" && recorded.Path == "/")
            {
                RecordedExpectations.CheckExchange(recorded);
                exchanges++;
            }
            else if (recorded.Method == "POST" && recorded.Path.StartsWith("/conversations/", StringComparison.Ordinal))
            {
                RecordedExpectations.CheckFollowUp(recorded);
                followUps++;
            }
            else if (recorded.Method == "DELETE")
            {
                RecordedExpectations.AssertAccepted(AgoraReplyWriter.Write(AgoraReply.Success(default), AgoraDialect.Library, null), recorded);
            }
            else if (recorded.Status != 200)
            {
                Assert.False(AgoraReplyReader.TryRead(recorded.Response, recorded.Status, recorded.ContentType, null, JsonLimits.Default, out _, out var fault));
                Assert.Equal(AgoraFaultCode.HttpError, fault.Code);
            }
            else
            {
                Assert.True(recorded.Path is "/wellknown" or "/requiresNegotiation" or "/registerNegotiatedProtocol", $"Nothing checks {recorded}");
            }
        }

        return (exchanges, followUps);
    }
}
