using Parley.Core.Negotiation;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Negotiation;

public sealed class SchemaUnionTests
{
    [Fact]
    public void One_schema_stays_as_it_is()
    {
        var schema = JsonText.Parse("""{"type":"object","properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false}""");

        Assert.Equal(schema, SchemaUnion.Of([schema]));
    }

    [Fact]
    public void Objects_of_the_same_name_are_joined()
    {
        var joined = SchemaUnion.Of(
        [
            JsonText.Parse("""{"type":"object","properties":{"sender":{"type":"object","properties":{"name":{"type":"string"}},"required":["name"]}},"required":["sender"]}"""),
            JsonText.Parse("""{"type":"object","properties":{"sender":{"type":"object","properties":{"street":{"type":"string"}},"required":["street"]},"n":{"type":"number"}},"required":["sender"]}"""),
        ]);

        var sender = joined["properties"]["sender"];
        Assert.Equal(["name", "street"], sender["properties"].AsObject!.Select(member => member.Key));
        Assert.Equal(JsonText.Parse("""["name","street"]"""), sender["required"]);
        Assert.Equal(JsonText.Parse("""["sender"]"""), joined["required"]);
    }

    [Fact]
    public void An_object_that_one_of_them_may_lack_requires_only_what_both_do()
    {
        var joined = SchemaUnion.Of(
        [
            JsonText.Parse("""{"type":"object","properties":{"at":{"type":"object","properties":{"day":{"type":"string"}},"required":["day"]}},"required":["at"]}"""),
            JsonText.Parse("""{"type":"object","properties":{"at":{"type":"object","properties":{"day":{"type":"string"},"hour":{"type":"number"}},"required":["day","hour"]}}}"""),
        ]);

        Assert.Equal(JsonText.Parse("""["day"]"""), joined["properties"]["at"]["required"]);
    }
}
