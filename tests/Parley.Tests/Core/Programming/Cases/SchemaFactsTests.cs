using Parley.Core.Programming.Cases;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Programming.Cases;

public sealed class SchemaFactsTests
{
    [Theory]
    [InlineData("""{"type":"object","properties":{}}""", false)]
    [InlineData("""{"type":"object","properties":{},"additionalProperties":false}""", true)]
    public void Below_the_root_it_must_say_that_there_are_no_others(string schema, bool holdsNothing)
        => Assert.Equal(holdsNothing, SchemaFacts.At(JsonText.Parse($$$"""{"type":"object","properties":{"where":{{{schema}}}}}"""), JsonPath.Root.Member("where")).HasNoMembers);

    [Theory]
    [InlineData("""{"type":"object","properties":{}}""", true)]
    [InlineData("""{"type":"object","properties":{},"additionalProperties":false,"description":"Nothing."}""", true)]
    [InlineData("""{"type":"object"}""", false)]
    [InlineData("""{"type":"object","properties":{"a":{}}}""", false)]
    [InlineData("""{"type":"object","properties":{},"additionalProperties":{"type":"string"}}""", false)]
    [InlineData("""{"type":"object","properties":{},"additionalProperties":true}""", false)]
    [InlineData("""{"type":"object","properties":{},"patternProperties":{"^x":{}}}""", false)]
    [InlineData("""{"type":"object","properties":{},"required":["a"]}""", false)]
    [InlineData("""{"type":"object","properties":{},"$ref":"#open","$defs":{"o":{"$anchor":"open","properties":{"a":{}}}}}""", false)]
    [InlineData("""{"properties":{},"allOf":[{"properties":{"a":{}}}]}""", false)]
    [InlineData("""{"properties":{},"allOf":[{"properties":{}}]}""", false)]
    public void An_object_holds_nothing_where_no_word_lets_members_in(string schema, bool holdsNothing)
        => Assert.Equal(holdsNothing, SchemaFacts.At(JsonText.Parse(schema), JsonPath.Root).HasNoMembers);
}
