using Parley.Core.Costs;
using Parley.Core.Programming;
using Parley.Protocol.Json;
using Parley.Tests.Core.Programming.PlantedBugs;

namespace Parley.Tests.Core.Programming;

/// <summary>Which recorded exchanges are examples of what the agent's skills do today.</summary>
public sealed class ReceiverSubjectTests
{
    private const string Arguments = """{"lines":[{"product":"A-1","count":2}],"priority":"normal"}""";
    private const string Result = """{"orderId":"o1","total":900}""";

    private readonly ProgrammingSubject _subject = new OrderScenario().Subject;

    [Theory]
    [InlineData("placeOrder", Arguments, Result, 1)]
    [InlineData("orderGoods", Arguments, Result, 0)] // the skill had another name
    [InlineData("placeOrder", """{"lines":[{"product":"A-1","count":2}],"urgent":false}""", Result, 0)] // it took other arguments
    [InlineData("placeOrder", Arguments, """{"number":"o1","total":900}""", 0)] // it gave something else
    public void An_exchange_under_skills_that_have_changed_is_no_example(string skill, string arguments, string result, int examples)
        => Assert.Equal(examples, _subject.Examples(Record(new ToolCall(skill, JsonText.Parse(arguments), JsonText.Parse(result), null))).Count());

    [Fact]
    public void One_call_that_does_not_fit_any_more_is_enough()
        => Assert.Empty(_subject.Examples(Record(
            new ToolCall("placeOrder", JsonText.Parse(Arguments), JsonText.Parse(Result), null), new ToolCall("getStock", new JsonObject(), new JsonObject(), null))));

    [Fact]
    public void An_exchange_without_calls_is_an_example() => Assert.Single(_subject.Examples(Record()));

    [Fact]
    public void A_typed_body_that_was_recorded_as_text_is_JSON_however_long_it_is()
    {
        var text = $$"""{"items":[{"sku":"{{new string('A', 2 << 20)}}","quantity":2}],"express":false}""";
        Assert.NotNull(Assert.Single(_subject.Examples(Record() with { Input = text })).Case["request"].AsObject);
    }

    private ExchangeRecord Record(params ToolCall[] calls) => Recorded.Receiver(
        _subject.Key, JsonText.Parse("""{"items":[{"sku":"A-1","quantity":2}],"express":false}"""), JsonText.Parse("""{"order":"o1","euros":9,"freeDelivery":false}"""), calls);
}
