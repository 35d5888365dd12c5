using System.IO.Pipelines;
using System.Text;
using Parley.Core.Skills;
using Parley.Tests.AspNetCore.Requests;
using Parley.Tests.Core.Transport;

namespace Parley.Tests.Threats;

/// <summary>What one caller sends at once beyond a few requests is worked on one by one, and others don't notice.</summary>
public sealed class T23_TurnTests : IDisposable
{
    private const string Flooder = "203.0.113.7";
    private const string Other = "203.0.113.8";
    private const string Agent = "/agents/weather";

    private readonly ManualTime _time = new();
    private readonly ManualResetEventSlim _finish = new();
    private readonly SemaphoreSlim _begun = new(0);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task T23_Requests_beyond_a_burst_wait_for_their_turn_and_nobody_else_does()
    {
        using var node = await StartAsync();
        var (first, second) = (await BeginAsync(node), await BeginAsync(node));

        var third = Post(node, Flooder, "Oslo");
        Assert.False(third.IsAnswered, "the second one has the turn");
        Assert.Equal(0, _begun.CurrentCount);
        Assert.True(Post(node, Other, "Oslo").IsAnswered);

        _finish.Set();
        Assert.All(new[] { await (await first).AnswerAsync(), await (await second).AnswerAsync(), await third.AnswerAsync() }, answer => Assert.Contains("success", answer.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task T23_A_turn_begins_once_the_body_is_there()
    {
        using var node = await StartAsync();
        var first = await BeginAsync(node);
        var (pipe, body) = (new Pipe(), Encoding.UTF8.GetBytes(node.BodyFor("weather", """{"city":"Oslo"}""")));
        await pipe.Writer.WriteAsync(body.AsMemory(0, 10), Token);
        var slow = node.Send(Flooder, Agent, pipe.Reader, body.Length);
        Assert.True(Post(node, Flooder, "Oslo").IsAnswered, "nobody has the turn");
        Assert.False(slow.IsAnswered);

        await pipe.Writer.WriteAsync(body.AsMemory(10), Token);
        await pipe.Writer.CompleteAsync();
        Assert.Contains("success", (await slow.AnswerAsync()).Body, StringComparison.Ordinal);
        _finish.Set();
        await (await first).Handled;
    }

    [Fact]
    public async Task T23_Who_waits_too_long_for_a_turn_is_told_to_come_back()
    {
        using var node = await StartAsync();
        var (first, second) = (await BeginAsync(node), await BeginAsync(node));
        var third = Post(node, Flooder, "Oslo");
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(third.IsAnswered);
        var fourth = Post(node, Flooder, "Oslo");
        _time.Advance(TimeSpan.FromSeconds(1));
        var (status, body, retryAfter) = await third.AnswerAsync();
        Assert.Equal((429, "1"), (status, retryAfter));
        Assert.Contains("\"code\":\"TooManyRequests\"", body, StringComparison.Ordinal);

        Assert.False(fourth.IsAnswered);
        _finish.Set();
        Assert.Contains("success", (await fourth.AnswerAsync()).Body, StringComparison.Ordinal);
        await Task.WhenAll((await first).Handled, (await second).Handled);
    }

    public void Dispose()
    {
        _finish.Set();
        _finish.Dispose();
        _begun.Dispose();
    }

    /// <summary>A request that has got to its skill, where it keeps a thread until the end; on a thread of its own, therefore.</summary>
    private async Task<Task<GatewayExchange>> BeginAsync(GatewayNode node)
    {
        var sending = Task.Factory.StartNew(() => Post(node, Flooder, "Atlantis"), Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Assert.True(await _begun.WaitAsync(TimeSpan.FromSeconds(20), Token), "it is at work");
        return sending;
    }

    private static GatewayExchange Post(GatewayNode node, string from, string city) => node.Post(from, Agent, node.BodyFor("weather", $$"""{"city":"{{city}}"}"""));

    private Task<GatewayNode> StartAsync() => GatewayNode.StartAsync(_time, parley =>
    {
        parley.AddAgent("weather", agent => agent.Describe("Weather.").AddSkill("getForecast", "Forecast.", (string city) =>
        {
            if (city == "Atlantis")
            {
                _begun.Release();
                _finish.Wait(Token);
            }

            return city.Length;
        }, SkillEffect.None));
        (parley.Options.Peers.OpenRequestsBeforeTurns, parley.Options.Node.RequestTimeout) = (1, TimeSpan.FromSeconds(30));
    });
}
