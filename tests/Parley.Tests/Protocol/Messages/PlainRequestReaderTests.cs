using System.Text;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Tests.Protocol.Messages;

public sealed class PlainRequestReaderTests
{
    private const int Mutations = 20_000;
    private static readonly string Hash = DocumentHash.Of("a document").ToBase64();
    private static readonly string Plain = $$"""{"protocolHash":"{{Hash}}","body":"{\"city\":\"Z\u00fcrich 🌧\"}","protocolSources":[],"multiround":false}""";

    [Theory]
    [InlineData("""{"body":"x","protocolHash":"HASH"}""")]
    [InlineData(""" { "protocolSources" : [ ] , "protocolHash" : "HASH" , "body" : "" } """)]
    [InlineData("""{"multiround":false,"protocolHash":"HASH","body":"a \"quoted\" text"}""")]
    public void Reads_what_the_general_reader_reads(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text.Replace("HASH", Hash, StringComparison.Ordinal));
        Assert.True(PlainRequestReader.TryRead(utf8, JsonLimits.Default, out var request));
        Assert.Equal(General(utf8), JsonText.Write(Meaning.Of(request)));
    }

    [Theory]
    [InlineData("""{"protocolHash":"HASH","body":"x","queryId":"q"}""")]
    [InlineData("""{"protocolHash":"HASH","body":"x","protocolSources":[null]}""")]
    [InlineData("""{"protocolHash":"HASH","body":"x","protocolSources":["https://docs.example/"]}""")]
    [InlineData("""{"protocolHash":"HASH","body":"x","multiround":true}""")]
    [InlineData("""{"protocolHash":"HASH","body":{"city":"London"}}""")]
    [InlineData("""{"protocolHash":"HASH","body":"x","body":"y"}""")]
    [InlineData("""{"protocolHash":"HASH","body":"x"} x""")]
    [InlineData("""{"protocolHash":"HASH","body":"x",}""")]
    [InlineData("""{"protocolHash":"HASH","body":"\ud800"}""")]
    [InlineData("""{"protocolHash":"0000000000000000000000000000000000000000","body":"x"}""")]
    [InlineData("""{"protocolHash":"negotiation","body":"x"}""")]
    [InlineData("""{"protocolHash":null,"body":"x"}""")]
    [InlineData("""{"body":"x"}""")]
    public void Leaves_all_else_to_the_general_reader(string text)
        => Assert.False(PlainRequestReader.TryRead(Encoding.UTF8.GetBytes(text.Replace("HASH", Hash, StringComparison.Ordinal)), JsonLimits.Default, out _));

    [Fact]
    public void Keeps_to_the_limits()
    {
        var utf8 = Encoding.UTF8.GetBytes(Plain);
        Assert.False(PlainRequestReader.TryRead(utf8, new JsonLimits { MaxBytes = utf8.Length - 1 }, out _));
        Assert.False(PlainRequestReader.TryRead(utf8, new JsonLimits { MaxDepth = 1 }, out _));
    }

    [Fact]
    public void Mutated_bytes_mean_the_same_to_both_readers()
    {
        var random = new Random(20261129);
        var taken = 0;
        for (var i = 0; i < Mutations; i++)
        {
            var utf8 = Encoding.UTF8.GetBytes(Plain);
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                utf8[random.Next(utf8.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)" \",:{}[]\\abftru0=A"[random.Next(18)];
            }

            if (PlainRequestReader.TryRead(utf8, JsonLimits.Default, out var request))
            {
                taken++;
                Assert.Equal(General(utf8), JsonText.Write(Meaning.Of(request)));
            }
        }

        Assert.InRange(taken, Mutations / 20, Mutations);
    }

    private static string? General(byte[] utf8)
    {
        if (!AgoraFaults.TryParseObject(utf8, JsonLimits.Default, out var members, out _))
        {
            return null;
        }

        var fields = new RequestFields(members, JsonLimits.Default);
        return (fields.ReadHash() ?? fields.ReadSources() ?? fields.ReadBody() ?? fields.ReadMultiround()) is null ? JsonText.Write(Meaning.Of(fields.ToRequest())) : null;
    }
}
