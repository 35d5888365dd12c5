using Microsoft.Extensions.Configuration;
using Parley.Configuration;
using Parley.Core.Costs.Budgets;
using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Tests.Hosting.Configuration;

public sealed class PeerConfigurationTests
{
    [Fact]
    public void Limits_of_peers_are_read_and_what_is_left_out_has_its_default()
    {
        var peers = ParleyConfiguration.Read(JsonText.Parse("""
            { "peers": { "requestsPerSecond": 50, "burst": 60, "maxOpenRequests": 7, "openRequestsBeforeTurns": 3, "refusalDelaySeconds": 0.25, "maxPromptCharacters": 2000, "maxCallers": 500, "repairsPerRoutinePerDay": 2, "trustLoopback": false,
                         "each": { "costPerDay": 0.5, "modelCallsPerHour": 1, "negotiationsPerHour": 2, "documentsPerHour": 3, "verdictsPerHour": 4, "conversationsPerHour": 5,
                                   "stepDownsPerHour": 6, "climbsPerHour": 7, "repairsPerHour": 8, "maxAtWork": 9 },
                         "together": { "costPerDay": 3 },
                         "trusted": { "192.0.2.7": {}, "user:ada": { "negotiationsPerHour": 5 } } } }
            """), ".");
        Assert.Empty(peers.Mistakes);
        var options = peers.Options.Peers;
        Assert.Equal((50, 60, 7, 500, 2, false), (options.RequestsPerSecond, options.Burst, options.MaxOpenRequests, options.MaxCallers, options.RepairsPerRoutinePerDay, options.TrustLoopback));
        Assert.Equal((3, 250, 2000), (options.OpenRequestsBeforeTurns, options.RefusalDelay.TotalMilliseconds, options.MaxPromptCharacters));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], Enum.GetValues<Spending>().Select(options.Each.Of));
        Assert.Equal((0.5m, 9, 3m, 1200), (options.Each.CostPerDay, options.Each.MaxAtWork, options.Together.CostPerDay, options.Together.NegotiationsPerHour));
        Assert.Equal((CallerLimits.Unlimited, 5), (options.Trusted["192.0.2.7"].NegotiationsPerHour, options.Trusted["user:ada"].NegotiationsPerHour));
    }

    [Fact]
    public void Limits_come_from_a_section_of_an_application_too()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Peers:Each:CostPerDay", "0.25"), new("peers:trustLoopback", "true")]).Build();
        var read = ParleyConfiguration.Read(configuration, ".");
        Assert.Empty(read.Mistakes);
        Assert.Equal((0.25m, true), (read.Options.Peers.Each.CostPerDay, read.Options.Peers.TrustLoopback));
    }

    [Theory]
    [InlineData("language", Floor.Language)]
    [InlineData("document", Floor.Document)]
    [InlineData("routine", Floor.Routine)]
    public void Floor_of_a_skill_is_read(string word, Floor floor)
    {
        var read = ParleyConfiguration.Read(JsonText.Parse($$"""
            { "agents": { "a": { "description": "x", "skills": { "s": { "description": "x", "floor": "{{word}}", "input": { "type": "object" }, "output": {},
                                                                           "tool": { "kind": "http", "url": "http://127.0.0.1:1/" } } } } } }
            """), ".");
        Assert.Empty(read.Mistakes);
        Assert.Equal(floor, read.Options.Agents["a"].Skills["s"].Floor);
    }
}
