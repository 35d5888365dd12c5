using System.ComponentModel;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Tests.Hosting.Composition;

namespace Parley.Tests.Hosting.ChatTools;

public sealed class PeerToolsTests
{
    internal sealed record Request([property: Description("City.")] string Location, int Days);

    internal sealed record Place([property: Description("City.")] string Location);

    internal sealed record Forecast(double Temperature);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static void Weather(ParleyBuilder node) => node.AddAgent("weather", agent => agent
        .Describe("Forecasts.")
        .AddSkill("getForecast", "Forecast for a city.", (Request request) => request.Location == "Atlantis" ? throw new ParleyException(ParleyError.Public(ParleyErrorCode.ToolFailed, "It sank.")) : new Forecast(request.Days), SkillEffect.None)
        .AddSkill("getTides", "The height of the tide in a harbour.", (Place place) => new Forecast(place.Location.Length + 2), SkillEffect.None, SkillVisibility.Negotiated));

    [Fact]
    public async Task Public_skill_is_a_function_with_its_schemas()
    {
        await using var nodes = await TwoNodes.StartAsync(Weather);
        var tools = await nodes.Peer.AsAIToolsAsync(Cancellation);
        Assert.Equal(["weather_getForecast", "weather_getTides"], tools.Select(tool => tool.Name));
        var function = Assert.IsType<AIFunction>(tools[0], exactMatch: false);
        Assert.Contains("\"Forecast for a city.\"", function.Description, StringComparison.Ordinal);
        Assert.Equal("City.", function.JsonSchema.GetProperty("properties").GetProperty("location").GetProperty("description").GetString());
        Assert.Equal("number", function.ReturnJsonSchema!.Value.GetProperty("properties").GetProperty("temperature").GetProperty("type").GetString());
        Assert.Equal(("none", "getForecast"), (function.AdditionalProperties["parley.effect"], function.AdditionalProperties["parley.skill"]));
        Assert.Equal("""{"temperature":3}""", Json(await function.InvokeAsync(Arguments("""{ "location": "Rome", "days": 3 }"""), Cancellation)));
        Assert.Single(await nodes.Alice.Services.GetRequiredService<IExchangeStore>().QueryAsync(new ExchangeQuery(), Cancellation));
    }

    [Fact]
    public async Task Failures_are_results_that_a_model_can_read()
    {
        await using var nodes = await TwoNodes.StartAsync(Weather);
        var tools = (await nodes.Peer.AsAIToolsAsync(Cancellation)).Cast<AIFunction>().ToList();
        Assert.Contains("days", Text(await tools[0].InvokeAsync(Arguments("""{ "location": "Rome", "days": "many" }"""), Cancellation)), StringComparison.Ordinal);
        Assert.StartsWith("Error PeerFailed: ", Text(await tools[0].InvokeAsync(Arguments("""{ "location": "Atlantis", "days": 1 }"""), Cancellation)), StringComparison.Ordinal);
        Assert.StartsWith("Error InvalidInput: ", Text(await tools[1].InvokeAsync(Arguments("{}"), Cancellation)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Negotiated_skill_takes_words()
    {
        await using var nodes = await TwoNodes.StartAsync(Weather);
        var function = (AIFunction)(await nodes.Peer.AsAIToolsAsync(Cancellation))[1];
        Assert.Equal(["input"], function.JsonSchema.GetProperty("properties").EnumerateObject().Select(property => property.Name));
        var arguments = new AIFunctionArguments { ["input"] = "Please tell me the height of the tide in a harbour.\n- The location is \"Genoa\".\nPlease tell me:\n- the temperature, as a number" };
        Assert.Contains("7", Text(await function.InvokeAsync(arguments, Cancellation)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Task_of_the_callers_own_is_a_function_that_may_climb()
    {
        await using var nodes = await TwoNodes.StartAsync(Weather);
        var function = nodes.Peer.AsAIFunction(ParleyTask.For<Request, Forecast>("Forecast for a city.", SkillEffect.None), "my forecast");
        Assert.Equal("my_forecast", function.Name);
        Assert.Equal("""{"temperature":2}""", Json(await function.InvokeAsync(Arguments("""{ "location": "Rome", "days": 2 }"""), Cancellation)));
    }

    [Fact]
    public async Task Names_of_several_peers_differ_and_a_peer_out_of_reach_is_told()
    {
        await using var nodes = await TwoNodes.StartAsync(Weather);
        var tools = await nodes.Alice.Client.AsAIToolsAsync([nodes.Peer, nodes.Peer], Cancellation);
        Assert.Equal(["weather_getForecast", "weather_getTides", "weather_getForecast_2", "weather_getTides_2"], tools.Select(tool => tool.Name));
        var failure = await Assert.ThrowsAsync<ParleyException>(() => nodes.Alice.Client.Peer("http://nobody.test/agents/x").AsAIToolsAsync(Cancellation));
        Assert.Equal(ParleyErrorCode.PeerUnreachable, failure.Code);
    }

    [Fact]
    public async Task Cancellation_is_the_callers()
    {
        var entered = new TaskCompletionSource();
        await using var nodes = await TwoNodes.StartAsync(node => node.AddAgent("weather", agent => agent.Describe("Slow.").AddSkill("wait", "Waits.", async (Request _, CancellationToken token) =>
        {
            entered.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return new Forecast(1);
        })));
        var function = (AIFunction)(await nodes.Peer.AsAIToolsAsync(Cancellation))[0];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var call = function.InvokeAsync(Arguments("""{ "location": "Rome", "days": 1 }"""), patience.Token).AsTask();
        await await Task.WhenAny(entered.Task, call);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    private static AIFunctionArguments Arguments(string json) => new(JsonSerializer.Deserialize<Dictionary<string, object?>>(json)!);

    private static string Json(object? result) => Assert.IsType<JsonElement>(result).GetRawText();

    private static string Text(object? result) => Assert.IsType<string>(result);
}
