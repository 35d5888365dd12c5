using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Skills;

namespace Parley.InteropTests.Hosting.ChatTools;

/// <summary>An agent of any framework, of which there is only its chat client and its loop, uses the skills of two strangers over HTTP.</summary>
public sealed class ChatToolsOverHttpTests
{
    internal sealed record ForecastRequest(string Location, DateOnly Date);

    internal sealed record Forecast(double Temperature);

    internal sealed record TourRequest(string City, double Temperature);

    internal sealed record Tour(string Walk);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Chat_loop_uses_the_skills_of_two_peers()
    {
        await using var weather = await KestrelNode.StartAsync(node => node.AddAgent("weather", agent => agent
            .Describe("Forecasts.").AddSkill("getForecast", "Forecast for a city on a day.", (ForecastRequest request) => new Forecast(request.Date.Day), SkillEffect.None)));
        await using var tours = await KestrelNode.StartAsync(node => node.AddAgent("tours", agent => agent
            .Describe("Walks.").AddSkill("plan", "Plans a walk.", (TourRequest request) => new Tour(request.Temperature > 15 ? $"Parks of {request.City}" : "Museums"))));
        await using var mine = await ParleyNode.CreateAsync(node => node.UseInMemoryStore(), Cancellation);
        var tools = await mine.Client.AsAIToolsAsync([mine.Client.Peer($"{weather.Url}parley/agents/weather"), mine.Client.Peer($"{tours.Url}parley/agents/tours")], Cancellation);

        using var model = new ScriptedChatClient(
            (_, offered) => Call(offered[0], new() { ["location"] = "London", ["date"] = "someday" }),
            (conversation, offered) => Result(conversation) is JsonElement ? throw new InvalidOperationException("A day was made up.") : Call(offered[0], new() { ["location"] = "London", ["date"] = "2026-05-17" }),
            (conversation, offered) => Call(offered[1], new() { ["city"] = "London", ["temperature"] = ((JsonElement)Result(conversation)!).GetProperty("temperature").GetDouble() }),
            (conversation, _) => new ChatMessage(ChatRole.Assistant, $"Walk: {((JsonElement)Result(conversation)!).GetProperty("walk").GetString()}."));
        Assert.Equal("Walk: Parks of London.", await ToolLoop.RunAsync(model, "Where shall I walk in London on 17 May?", tools, Cancellation));
    }

    [Fact]
    public async Task Peer_that_went_away_is_a_result_and_no_exception()
    {
        await using var mine = await ParleyNode.CreateAsync(node => node.UseInMemoryStore(), Cancellation);
        IReadOnlyList<AITool> tools;
        await using (var weather = await KestrelNode.StartAsync(node => node.AddAgent("weather", agent => agent
            .Describe("Forecasts.").AddSkill("getForecast", "Forecast for a city on a day.", (ForecastRequest request) => new Forecast(request.Date.Day), SkillEffect.None))))
        {
            tools = await mine.Client.Peer($"{weather.Url}parley/agents/weather").AsAIToolsAsync(Cancellation);
        }

        using var model = new ScriptedChatClient(
            (_, offered) => Call(offered[0], new() { ["location"] = "London", ["date"] = "2026-05-17" }),
            (conversation, _) => new ChatMessage(ChatRole.Assistant, (string)Result(conversation)!));
        Assert.StartsWith("Error PeerUnreachable: Nobody answers at", await ToolLoop.RunAsync(model, "Weather?", tools, Cancellation), StringComparison.Ordinal);
    }

    private static ChatMessage Call(AITool tool, Dictionary<string, object?> arguments) => new(ChatRole.Assistant, [new FunctionCallContent("1", tool.Name, arguments)]);

    private static object? Result(IReadOnlyList<ChatMessage> conversation) => conversation[^1].Contents.OfType<FunctionResultContent>().Single().Result;
}
