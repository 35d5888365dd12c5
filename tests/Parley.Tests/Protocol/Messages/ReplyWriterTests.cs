using System.Text;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Tests.Protocol.Messages;

public sealed class ReplyWriterTests
{
    [Theory]
    [InlineData("""{"city":"Zürich 🌧","note":"a \"quoted\" back\\slash, a line\nfeed, \u007f and \u2028"}""")]
    [InlineData("""[null,true,-0.5,1e21,"","\\","\""]""")]
    [InlineData("\"plain\"")]
    [InlineData("null")]
    public void A_value_as_text_is_written_as_its_text_is(string json)
    {
        var value = JsonText.Parse(json);
        foreach (var dialect in Enum.GetValues<AgoraDialect>())
        {
            foreach (var kind in Enum.GetValues<AgoraRequestKind>())
            {
                var request = new AgoraRequest { Kind = kind, Body = "x", Dialect = dialect };
                var (made, told) = (AgoraReplyWriter.Write(AgoraReply.SuccessText(value), dialect, request), AgoraReplyWriter.Write(AgoraReply.Success(JsonText.Write(value)), dialect, request));
                Assert.Equal((told.HttpStatus, Encoding.UTF8.GetString(told.Body.Span)), (made.HttpStatus, Encoding.UTF8.GetString(made.Body.Span)));
                Assert.True(JsonText.TryParse(made.Body.Span, JsonLimits.Default, out _, out var error), error);
            }
        }
    }

    [Fact]
    public void Whatever_is_said_beside_the_body_is_said_with_a_value_as_text_too()
    {
        var reply = AgoraReply.SuccessText(new JsonObject { { "temperature", 6.5 } }) with { RequestsNegotiation = true, Extensions = new JsonObject { { "extra", 1 } } };
        Assert.Equal("""{"status":"success","body":"{\"temperature\":6.5}","requiresNegotiation":true,"extra":1}""", Text(reply));
        Assert.Equal("""{"status":"success","body":"other"}""", Text(AgoraReply.SuccessText(1) with { Body = "other" }));
    }

    private static string Text(AgoraReply reply) => Encoding.UTF8.GetString(AgoraReplyWriter.Write(reply, AgoraDialect.Library, null).Body.Span);
}
