using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Tests.Hosting.Composition;

public sealed class TypedClientTests
{
    internal sealed record Request(string Location, DateOnly Date);

    internal sealed record Forecast(double Temperature);

    internal sealed record Place(string Location, string Date);

    private static void Weather(ParleyBuilder node) => node.AddAgent("weather", agent => agent
        .Describe("Forecasts for European cities.")
        .AddSkill("getForecast", "Forecast for a city on a day.", (Request request) => request.Location == "Atlantis"
            ? throw new ParleyException(ParleyError.Public(ParleyErrorCode.UnsuitableTask, "There is no Atlantis."))
            : new Forecast(request.Date.Day)));

    [Fact]
    public async Task Public_skill_is_called_in_standard_mode_without_a_model()
    {
        await using var nodes = await TwoNodes.StartAsync(Weather);
        var forecast = await nodes.Peer.InvokeAsync<Forecast>("getForecast", new { location = "London", date = new DateOnly(2026, 5, 17) }, TestContext.Current.CancellationToken);
        Assert.Equal(17, forecast.Temperature);
        foreach (var node in new[] { nodes.Alice, nodes.Bob })
        {
            var record = Assert.Single(await node.Services.GetRequiredService<IExchangeStore>().QueryAsync(new ExchangeQuery(), TestContext.Current.CancellationToken));
            Assert.Equal((Mode.Standard, 0), (record.Mode, record.ModelCalls.Count));
            Assert.Equal(SkillEffect.Once, record.Effect);
        }
    }

    [Fact]
    public async Task Task_from_types_fits_the_public_skill()
    {
        await using var nodes = await TwoNodes.StartAsync(Weather);
        var task = ParleyTask.For<Request, Forecast>("How warm will it be?");
        var exchange = await nodes.Peer.ExchangeAsync(task, JsonText.Parse("""{ "location": "Rome", "date": "2026-05-03" }"""), TestContext.Current.CancellationToken);
        Assert.Equal(Mode.Standard, exchange.Value.Record.Mode);
        Assert.Equal(3, exchange.Value.Outcome.Value["temperature"].AsNumber);
    }

    [Fact]
    public async Task Expected_failures_are_thrown_or_returned()
    {
        await using var nodes = await TwoNodes.StartAsync(Weather);
        var input = new { location = "Atlantis", date = "2026-05-17" };
        var returned = await nodes.Peer.TryInvokeAsync<Forecast>("getForecast", input, TestContext.Current.CancellationToken);
        Assert.Contains("There is no Atlantis.", returned.Error!.Message, StringComparison.Ordinal);
        var thrown = await Assert.ThrowsAsync<ParleyException>(() => nodes.Peer.InvokeAsync<Forecast>("getForecast", input, TestContext.Current.CancellationToken));
        Assert.Equal(returned.Error.Code, thrown.Code);
        Assert.Equal(ParleyErrorCode.UnknownSkill, (await nodes.Peer.TryInvokeAsync<Forecast>("getTime", input, TestContext.Current.CancellationToken)).Error!.Code);
        Assert.Equal(ParleyErrorCode.InvalidInput, (await nodes.Peer.TryInvokeAsync<Forecast>("getForecast", new { location = 5 }, TestContext.Current.CancellationToken)).Error!.Code);
    }

    [Fact]
    public async Task Output_that_is_no_such_type_is_an_error_value()
    {
        await using var nodes = await TwoNodes.StartAsync(Weather);
        var outcome = await nodes.Peer.TryInvokeAsync<Place>("getForecast", new { location = "London", date = "2026-05-17" }, TestContext.Current.CancellationToken);
        Assert.Equal(ParleyErrorCode.ReplyBreaksSchema, outcome.Error!.Code);
    }

    [Fact]
    public async Task Plain_question_gets_a_plain_answer()
    {
        await using var nodes = await TwoNodes.StartAsync(Weather);
        Assert.NotEmpty(await nodes.Peer.AskAsync("What can you do?", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Caller_is_the_only_agent_or_the_one_that_is_named()
    {
        await using var nodes = await TwoNodes.StartAsync(Weather, alice => alice.AddAgent("tours", agent => agent.Describe("Tours.")));
        var task = ParleyTask.For<Request, Forecast>("How warm will it be?");
        var input = JsonText.Parse("""{ "location": "Rome", "date": "2026-05-03" }""");
        Assert.Equal("tours", (await nodes.Peer.ExchangeAsync(task, input, TestContext.Current.CancellationToken)).Value.Record.Agent);
        var other = nodes.Alice.Client.As("guests").Peer(nodes.Peer.Url);
        Assert.Equal("guests", (await other.ExchangeAsync(task, input, TestContext.Current.CancellationToken)).Value.Record.Agent);
    }
}
