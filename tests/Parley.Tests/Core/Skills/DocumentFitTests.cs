using Parley.Core.Skills;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Core.Skills;

public sealed class DocumentFitTests
{
    private static readonly JsonValue Input = JsonText.Parse("""{"type":"object","properties":{"amount":{"type":"number"}},"required":["amount"]}""");
    private static readonly JsonValue Output = JsonText.Parse("""{"type":"object","properties":{"total":{"type":"number"}},"required":["total"]}""");

    [Theory]
    [InlineData("buy", "buy")]
    [InlineData("sell", "sell")]
    [InlineData("keep", null)]
    [InlineData(null, null)]
    public void Of_skills_with_equal_schemas_the_named_one_fits(string? name, string? found)
        => Assert.Equal(found, DocumentFit.FindPublicSkill(Card("buy", "sell"), Task(name))?.Id);

    [Theory]
    [InlineData("buy")]
    [InlineData("of my own")]
    [InlineData(null)]
    public void The_only_skill_that_fits_needs_no_name(string? name)
        => Assert.Equal("buy", DocumentFit.FindPublicSkill(Card("buy"), Task(name))?.Id);

    [Theory]
    [InlineData("Please sell.", "sell")]
    [InlineData("Buys.", "buy")]
    [InlineData("Buy or sell.", null)]
    public void Of_skills_with_equal_schemas_the_described_one_fits(string description, string? found)
        => Assert.Equal(found, DocumentFit.FindPublicSkill(Card("buy", "sell"), Task(null, description))?.Id);

    [Fact]
    public void Skill_that_fits_is_not_taken_for_another_that_the_task_describes()
    {
        var card = Card("buy", "sell");
        card = card with { Skills = [card.Skills[0], card.Skills[1] with { Schemas = SkillCard.NegotiatedSchemas, Input = default, Output = default }] };
        Assert.Null(DocumentFit.FindPublicSkill(card, Task(null, "Sell.")));
    }

    private static AgentCard Card(params string[] skills) => new()
    {
        Name = "broker",
        Description = "Trades.",
        Url = "http://broker.test/agents/broker",
        Skills = [.. skills.Select(id => new SkillCard { Id = id, Description = id, Input = Input, Output = Output })],
    };

    private static AgentTask Task(string? name, string description = "Trade.") => new(description, JsonSchema.Compile(Input).Schema!, JsonSchema.Compile(Output).Schema!) { Name = name };
}
