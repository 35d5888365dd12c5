using System.Text;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Tests.Protocol.Messages;

public sealed class WellKnownTests
{
    private static readonly DocumentOffer[] Offers =
    [
        new(DocumentHash.Of("b"), ["http://a.example/b"]),
        new(DocumentHash.Of("doc text"), ["data:text/plain;charset=utf-8,doc%20text", "http://a.example/d"]),
    ];

    [Theory]
    [InlineData(WellKnown.SharedPath)]
    [InlineData(WellKnown.PaperPath)]
    [InlineData(WellKnown.RegisteredPath)]
    public void List_reads_back_ordered_by_hash(string path)
    {
        Assert.True(WellKnown.TryRead(WellKnown.Write(path, Offers), JsonLimits.Default, out var offers, out var error), error);
        Assert.Equal(Offers.OrderBy(offer => offer.Hash).Select(offer => (offer.Hash, string.Join(' ', offer.Sources))), offers.Select(offer => (offer.Hash, string.Join(' ', offer.Sources))));
    }

    [Fact]
    public void Shared_path_serves_the_demo_and_the_draft_at_once()
    {
        var body = JsonText.Parse(Encoding.UTF8.GetString(WellKnown.Write(WellKnown.SharedPath, Offers)));
        Assert.Equal("success", body["status"].AsString);
        Assert.Equal(2, body["protocols"]["G7BbxZim09C1K+Mpz6gSnnvc0is="].AsArray!.Count);
        Assert.Equal(2, body["1bb05bc598a6d3d0b52be329cfa8129e7bdcd22b"].AsArray!.Count);
    }

    [Fact]
    public void Paper_path_is_a_map_and_nothing_else()
        => Assert.Equal($$"""{"{{DocumentHash.Of("b")}}":["x"]}""", Encoding.UTF8.GetString(WellKnown.Write(WellKnown.PaperPath, [new DocumentOffer(DocumentHash.Of("b"), ["x"])])));

    [Fact]
    public void Texts_in_the_list_and_entries_without_sense_are_tolerated()
    {
        var text = """{"1BB05BC598A6D3D0B52BE329CFA8129E7BDCD22B":["doc text",null,4],"what":["x"],"G7BbxZim09C1K+Mpz6gSnnvc0is=":"http://a"}""";
        Assert.True(WellKnown.TryRead(Encoding.UTF8.GetBytes(text), JsonLimits.Default, out var offers, out var error), error);
        Assert.Equal(["doc text", "http://a"], Assert.Single(offers).Sources);
    }

    [Theory]
    [InlineData("""{"protocolHash":"negotiation"}""", "no hash")]
    [InlineData("""{"protocolHash":"G7BbxZim09C1K+Mpz6gSnnvc0is=","protocolSources":5}""", "array of strings")]
    [InlineData("""7""", "a number")]
    public void Registration_that_names_no_document_is_a_fault(string text, string says)
    {
        Assert.False(NegotiationMessages.TryReadRegistration(Encoding.UTF8.GetBytes(text), JsonLimits.Default, out _, out var fault));
        Assert.Contains(says, fault.Text, StringComparison.Ordinal);
        Assert.Equal(AgoraDialect.Demo, fault.Dialect);
    }

    [Fact]
    public void Negotiation_answer_of_another_type_is_an_error()
    {
        Assert.False(NegotiationMessages.TryReadRequiresNegotiation("""{"requiresNegotiation":"yes"}"""u8, JsonLimits.Default, out _, out var error));
        Assert.Contains("true or false", error, StringComparison.Ordinal);
    }
}
