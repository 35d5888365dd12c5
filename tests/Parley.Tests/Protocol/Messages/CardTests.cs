using System.Text;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Tests.Protocol.Messages;

public sealed class CardTests
{
    internal static AgentCard Card { get; } = new()
    {
        Name = "weather",
        Description = "Forecasts.",
        Url = "http://127.0.0.1:5080/agents/weather",
        Skills =
        [
            new SkillCard
            {
                Id = "getForecast",
                Description = "Forecast for a city.",
                Effect = "none",
                Input = JsonText.Parse("""{"type":"object"}"""),
                Output = JsonText.Parse("""{"type":"number"}"""),
                Document = DocumentHash.Of("doc text"),
            },
            new SkillCard { Id = "book", Effect = "once", Schemas = SkillCard.NegotiatedSchemas, Description = "Books a room." },
        ],
        Protocols = [new DocumentOffer(DocumentHash.Of("doc text"), ["http://a.example/d"])],
        Extensions = new JsonObject { ["version"] = 3 },
    };

    [Fact]
    public void Agent_card_has_its_wire_form()
    {
        const string Expected =
            """
            {"name":"weather","description":"Forecasts.","url":"http://127.0.0.1:5080/agents/weather","skills":[{"id":"getForecast","description":"Forecast for a city.","effect":"none","schemas":"public","input":{"type":"object"},"output":{"type":"number"},"document":"G7BbxZim09C1K+Mpz6gSnnvc0is="},{"id":"book","description":"Books a room.","effect":"once","schemas":"negotiated"}],"protocols":{"G7BbxZim09C1K+Mpz6gSnnvc0is=":["http://a.example/d"]},"version":3}
            """;
        Assert.Equal(Expected, JsonText.Write(Card.ToJson()));
    }

    [Fact]
    public void Agent_card_reads_back()
    {
        Assert.True(AgentCard.TryRead(JsonText.WriteUtf8(Card.ToJson()), JsonLimits.Default, out var card, out var error), error);
        Assert.Equal(JsonText.Write(Card.ToJson()), JsonText.Write(card.ToJson()));
        Assert.True(card.Skills[0].IsPublic);
        Assert.False(card.Skills[1].IsPublic);
        Assert.Equal(DocumentHash.Of("doc text"), card.Skills[0].Document);
    }

    [Fact]
    public void Card_leaves_out_what_makes_no_sense_and_keeps_what_it_does_not_know()
    {
        var text = """{"name":"a","url":"http://a","skills":[1,{"description":"no id"},{"id":"x","effect":"sometimes","input":"no schema","tags":["t"]}],"protocols":{"nonsense":["a"]}}""";
        Assert.True(AgentCard.TryRead(Encoding.UTF8.GetBytes(text), JsonLimits.Default, out var card, out var error), error);
        var skill = Assert.Single(card.Skills);
        Assert.Equal(("x", "sometimes", false), (skill.Id, skill.Effect, skill.IsPublic));
        Assert.Equal("t", skill.Extensions["tags"].AsArray![0].AsString);
        Assert.Empty(card.Protocols);
    }

    [Theory]
    [InlineData("""{"name":"a"}""", "\"url\"")]
    [InlineData("""[]""", "an array")]
    [InlineData("""{""", "JSON")]
    public void Card_without_the_needful_is_an_error(string text, string says)
    {
        Assert.False(AgentCard.TryRead(Encoding.UTF8.GetBytes(text), JsonLimits.Default, out _, out var error));
        Assert.Contains(says, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Node_card_round_trips()
    {
        var text = """{"name":"node","agents":[{"name":"weather","url":"http://a/agents/weather","description":"Forecasts."}],"uptime":5}""";
        Assert.True(NodeCard.TryRead(Encoding.UTF8.GetBytes(text), JsonLimits.Default, out var card, out var error), error);
        Assert.Equal(text, JsonText.Write(card.ToJson()));
    }
}
