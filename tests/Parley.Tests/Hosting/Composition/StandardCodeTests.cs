using Parley.Configuration;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Tests.Hosting.Composition;

/// <summary>The user's own code for documents, on both sides.</summary>
public sealed class StandardCodeTests
{
    private const string Plain = "Send a city, get its temperature as a number.";

    internal sealed record Question(string City);

    internal sealed record Answer(double Celsius);

    private static readonly string Typed = ProtocolDocumentText.ForSkill(
        "temperature", "Temperature of a city.", JsonText.Parse("""{ "type": "object", "properties": { "city": { "type": "string" } }, "required": ["city"] }"""),
        JsonText.Parse("""{ "type": "object", "properties": { "celsius": { "type": "number" } }, "required": ["celsius"] }"""));

    [Fact]
    public async Task Typed_code_on_both_sides_needs_no_model()
    {
        var task = ParleyTask.For<TypedClientTests.Request, TypedClientTests.Forecast>("How warm?");
        await using var nodes = await TwoNodes.StartAsync(
            node => node.AddAgent("weather", agent => agent.Describe("Weather.").AddDocument<Question, Answer>(Typed, (question, _) => ValueTask.FromResult(new Answer(question.City.Length)))),
            node => node.AddEncoding<TypedClientTests.Request, Question, Answer, TypedClientTests.Forecast>(
                ParleyClient.AnonymousAgent, task, Typed, request => new Question(request.Location), answer => new TypedClientTests.Forecast(answer.Celsius)));
        var exchange = await nodes.Peer.ExchangeAsync(task, JsonText.Parse("""{ "location": "London", "date": "2026-05-17" }"""), TestContext.Current.CancellationToken);
        Assert.Equal(6, exchange.Value.Outcome.Value["temperature"].AsNumber);
        Assert.Equal((Mode.Standard, DocumentHash.Of(Typed)), (exchange.Value.Record.Mode, exchange.Value.Record.Document));
    }

    [Fact]
    public async Task Untyped_document_is_handled_as_text()
    {
        var task = ParleyTask.For<TypedClientTests.Request, TypedClientTests.Forecast>("How warm?");
        await using var nodes = await TwoNodes.StartAsync(
            node => node.AddAgent("weather", agent => agent.Describe("Weather.").AddDocument(Plain, (request, _, _) => ValueTask.FromResult<Outcome<JsonValue>>(new JsonValue($"{request.AsString!.Length}")))),
            node => node.AddEncoding(
                ParleyClient.AnonymousAgent, task, Plain, input => input["location"], reply => new JsonValue(new JsonObject { { "temperature", double.Parse(reply.AsString!, System.Globalization.CultureInfo.InvariantCulture) } })));
        var exchange = await nodes.Peer.ExchangeAsync(task, JsonText.Parse("""{ "location": "London", "date": "2026-05-17" }"""), TestContext.Current.CancellationToken);
        Assert.Equal(6, exchange.Value.Outcome.Value["temperature"].AsNumber);
        Assert.Equal(Mode.Standard, exchange.Value.Record.Mode);
    }

    [Fact]
    public async Task Text_that_is_no_document_keeps_the_node_from_starting()
        => await Assert.ThrowsAsync<ParleyConfigurationException>(() => ParleyNode.CreateAsync(
            node => node.UseInMemoryStore().AddDocument("weather", "", (request, _, _) => ValueTask.FromResult<Outcome<JsonValue>>(request)), TestContext.Current.CancellationToken));
}
