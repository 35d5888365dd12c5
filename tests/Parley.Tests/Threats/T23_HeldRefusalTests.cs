using Parley.Core.Skills;
using Parley.Tests.AspNetCore.Requests;
using Parley.Tests.Core.Transport;

namespace Parley.Tests.Threats;

public sealed class T23_HeldRefusalTests
{
    [Fact]
    public async Task T23_A_flooder_waits_for_its_refusals_and_nobody_else_does()
    {
        var (time, longest) = (new ManualTime(), TimeSpan.FromSeconds(1));
        using var node = await GatewayNode.StartAsync(time, parley =>
        {
            parley.AddAgent("weather", agent => agent.Describe("Weather.").AddSkill("getForecast", "Forecast.", (string city) => city.Length, SkillEffect.None));
            (parley.Options.Peers.RequestsPerSecond, parley.Options.Peers.Burst, parley.Options.Peers.RefusalDelay) = (1, 1, longest);
        });

        Assert.True(Call(node, "203.0.113.7").IsAnswered);
        var refused = Call(node, "203.0.113.7");
        time.Advance((longest / 2) - TimeSpan.FromMilliseconds(1));
        Assert.False(refused.IsAnswered, "it is held back");
        foreach (var caller in (string[])["203.0.113.8", "203.0.113.9"])
        {
            var other = Call(node, caller);
            Assert.True(other.IsAnswered, "nobody else waits");
            Assert.Contains("success", (await other.AnswerAsync()).Body, StringComparison.Ordinal);
        }

        time.Advance(longest / 2);
        var (status, _, retryAfter) = await refused.AnswerAsync();
        Assert.Equal((429, "1"), (status, retryAfter));
    }

    private static GatewayExchange Call(GatewayNode node, string from) => node.Post(from, "/agents/weather", node.BodyFor("weather", """{"city":"Oslo"}"""));
}
