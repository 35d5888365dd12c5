using System.Text;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Tests.Protocol.Messages;

public sealed class RequestReaderTests
{
    [Theory]
    [InlineData("""{"protocolHash":5,"body":"x"}""", "protocolHash", "28 characters of Base64")]
    [InlineData("""{"protocolHash":["a"],"body":"x"}""", "protocolHash", "an array")]
    [InlineData("""{"protocolHash":"","body":"x"}""", "protocolHash", "null for plain language")]
    [InlineData("""{"protocolHash":null,"protocolSources":"http://a","body":"x"}""", "protocolSources", "send an array of strings")]
    [InlineData("""{"protocolHash":null,"protocolSources":[1],"body":"x"}""", "protocolSources", "send strings only")]
    [InlineData("""{"protocolHash":null,"protocolSources":[]}""", "body", "is missing; send the request in it")]
    [InlineData("""{"protocolHash":null,"protocolSources":[],"body":null}""", "body", "send a string")]
    [InlineData("""{"protocolHash":null,"protocolSources":[],"body":12}""", "body", "send a string")]
    [InlineData("""{"protocolHash":null,"protocolSources":[],"body":"x","multiround":"true"}""", "multiround", "send true")]
    public void Wrong_field_gives_a_fault_that_says_what_to_send(string text, string field, string advice)
    {
        Assert.False(AgoraRequestReader.TryRead(Encoding.UTF8.GetBytes(text), JsonLimits.Default, out _, out var fault));
        Assert.True(fault.Code is AgoraFaultCode.WrongField or AgoraFaultCode.MissingField);
        Assert.Contains($"\"{field}\"", fault.Text, StringComparison.Ordinal);
        Assert.Contains(advice, fault.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", AgoraFaultCode.MalformedJson)]
    [InlineData("{", AgoraFaultCode.MalformedJson)]
    [InlineData("[]", AgoraFaultCode.NotAMessage)]
    [InlineData("\"hello\"", AgoraFaultCode.NotAMessage)]
    [InlineData("""{"body":"\ud800"}""", AgoraFaultCode.MalformedJson)]
    public void Text_that_is_no_message_gives_a_fault_with_an_example(string text, AgoraFaultCode code)
    {
        Assert.False(AgoraRequestReader.TryRead(Encoding.UTF8.GetBytes(text), JsonLimits.Default, out _, out var fault));
        Assert.Equal(code, fault.Code);
        Assert.Contains("\"protocolSources\": []", fault.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_JSON_is_refused()
    {
        var text = "{\"body\":" + new string('[', 100_000) + new string(']', 100_000) + "}";
        Assert.False(AgoraRequestReader.TryRead(Encoding.UTF8.GetBytes(text), JsonLimits.Default, out _, out var fault));
        Assert.Equal(AgoraFaultCode.MalformedJson, fault.Code);
    }

    [Fact]
    public void Deep_JSON_inside_a_nested_negotiation_is_plain_text()
    {
        var inner = "{\"body\":" + new string('[', 50_000) + "}";
        var text = JsonText.Write(new JsonObject { ["protocolHash"] = "negotiation", ["protocolSources"] = new JsonArray(), ["body"] = inner });
        Assert.True(AgoraRequestReader.TryRead(Encoding.UTF8.GetBytes(text), JsonLimits.Default, out var request, out _));
        Assert.Equal(inner, request.Body.AsString);
    }

    [Fact]
    public void Message_over_the_limit_is_refused_before_parsing()
    {
        var limits = new JsonLimits { MaxBytes = 100 };
        Assert.False(AgoraRequestReader.TryRead(new byte[101], limits, out _, out var fault));
        Assert.Equal((AgoraFaultCode.TooLarge, 413), (fault.Code, fault.HttpStatus));
        Assert.Contains("at most 100", fault.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_sources_are_refused()
    {
        var sources = new JsonArray(Enumerable.Repeat(new JsonValue("http://a"), 33));
        var text = JsonText.WriteUtf8(new JsonObject { ["protocolHash"] = JsonValue.Null, ["protocolSources"] = sources, ["body"] = "x" });
        Assert.False(AgoraRequestReader.TryRead(text, JsonLimits.Default, out _, out var fault));
        Assert.Contains("at most 32", fault.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_form_of_a_hash_is_kept_for_the_node_to_refuse()
    {
        Assert.True(AgoraRequestReader.TryRead("""{"protocolHash":"AAAA","protocolSources":null,"body":"x"}"""u8, JsonLimits.Default, out var request, out _));
        Assert.Equal((AgoraRequestKind.Document, null, "AAAA", AgoraDialect.Library), (request.Kind, request.Hash, request.HashText, request.Dialect));
    }

    [Theory]
    [InlineData("""{"protocolHash":null,"protocolSources":[],"body":{"a":1}}""", AgoraDialect.Standard)]
    [InlineData("""{"protocolHash":null,"protocolSources":[],"body":"x","multiround":false}""", AgoraDialect.Library)]
    [InlineData("""{"protocolHash":"G7BbxZim09C1K+Mpz6gSnnvc0is=","body":{"a":1}}""", AgoraDialect.Library)]
    [InlineData("""{"protocolHash":"sha256-x","protocolSources":["---\nname: x\n---\ntext"],"body":"x"}""", AgoraDialect.Standard)]
    [InlineData("""{"protocolHash":"negotiation","protocolSources":[],"body":{"body":"hi","conversationId":"7"}}""", AgoraDialect.Demo)]
    [InlineData("""{"protocolHash":"negotiation","protocolSources":[],"body":"{\"body\": 1}","multiround":true}""", AgoraDialect.Library)]
    [InlineData("""{}""", AgoraDialect.Library)]
    public void Dialect_is_told_by_its_marks(string text, AgoraDialect dialect)
    {
        var read = AgoraRequestReader.TryRead(Encoding.UTF8.GetBytes(text), JsonLimits.Default, out var request, out var fault);
        Assert.Equal(dialect, read ? request!.Dialect : fault!.Dialect);
    }

    [Fact]
    public void Fault_is_answered_in_the_dialect_of_the_message()
    {
        Assert.False(AgoraRequestReader.TryRead("""{"protocolHash":"1bb05bc598a6d3d0b52be329cfa8129e7bdcd22b","body":4}"""u8, JsonLimits.Default, out _, out var fault));
        var written = AgoraReplyWriter.Write(fault);
        Assert.Equal(400, written.HttpStatus);
        Assert.Contains("\"status\":\"failure\"", Encoding.UTF8.GetString(written.Body.Span), StringComparison.Ordinal);
        Assert.Equal(200, AgoraReplyWriter.Write(fault with { Dialect = AgoraDialect.Library }).HttpStatus);
    }
}
