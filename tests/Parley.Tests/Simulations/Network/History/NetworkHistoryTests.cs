using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Protocol.Documents;
using Parley.Simulations.Network.History;
using Parley.Simulations.Network.Population;
using Parley.Simulations.Network.Running;
using Parley.Simulations.Network.Servers;

namespace Parley.Tests.Simulations.Network.History;

public sealed class NetworkHistoryTests
{
    private static readonly DocumentHash Document = DocumentHash.Of("a document");

    [Fact]
    public void A_long_run_keeps_no_more_than_a_short_one()
    {
        const int Queries = 20_000;
        var history = new NetworkHistory(Queries);
        for (var number = 1; number <= Queries; number++)
        {
            history.Add(Exchange("user1", "restaurant1", $"exchange{number}"));
            history.Add(Failed(number));
        }

        Assert.Equal((Queries, NetworkHistory.MaxMistakes), (history.MistakeCount, history.Mistakes.Count));
        Assert.InRange(history.Samples.Count, 1, CostSeries.MaxSamples + 1);
        var pair = Assert.Single(history.Pairs);
        Assert.Equal((Queries, 0, Queries, 0.25m * Queries), (pair.Queries, pair.Right, pair.Failed, pair.Usd));
        Assert.Equal(Queries, Assert.Single(history.Links).Modes.Total);
        Assert.Equal(Queries, Assert.Single(history.Budgets).Value);
        // Each query has its own exchanges and not those of the queries before it.
        Assert.Equal("exchange2", Assert.Single(history.Mistakes[1].Hops).Exchange);
    }

    [Fact]
    public void A_document_knows_who_agreed_on_it_and_who_took_it_over()
    {
        var history = new NetworkHistory(10);
        history.Add(Exchange("user1", "taxi1", "1") with { Kind = RecordKind.Negotiation, Document = Document });
        history.Add(Failed(1));
        history.Add(Exchange("user1", "taxi1", "2") with { Document = Document });
        history.Add(Failed(2));
        history.Add(Exchange("user2", "taxi1", "3") with { Document = Document });
        history.Add(Exchange("user2", "taxi1", "4") with { Document = Document });
        history.Add(Exchange("user3", "taxi1", "5") with { Kind = RecordKind.Negotiation, Document = null, Error = "refused" });

        var line = Assert.Single(history.Documents);
        Assert.Equal((Document, "user1", "taxi1", 1), (line.Hash, line.Origin.Agent, line.Origin.Peer, line.Origin.Query));
        Assert.Equal(("user2", 3), Assert.Single(line.TakenOver.Select(use => (use.Agent, use.Query))));
    }

    [Fact]
    public void A_trace_begins_with_the_user_and_goes_inward()
    {
        // Records come from the inside out.
        Hop[] ended =
        [
            Hop.Of(Exchange("delivery-service", "traffic-server", "c") with { ParentId = "b" }),
            Hop.Of(Exchange("restaurant1", "delivery-service", "b") with { ParentId = "a" }),
            Hop.Of(Exchange("user1", "restaurant1", "a")),
            Hop.Of(Exchange("user1", "restaurant1", "stray") with { ParentId = "unknown" }),
        ];
        Assert.Equal(["a", "b", "c", "stray"], Trace.Of(Failed(1), ended).Hops.Select(hop => hop.Exchange));
    }

    private static QueryResult Failed(int number)
        => new(new Query(number, "user1", new ServerTask("restaurant1", "orderEverything"), []), default, default, new ParleyError(ParleyErrorCode.PeerFailed, "It is down."), null, 0.25m);

    private static ExchangeRecord Exchange(string agent, string peer, string id) => new()
    {
        Id = id,
        Kind = RecordKind.Exchange,
        Side = Side.Sender,
        At = default,
        Duration = default,
        Agent = agent,
        Peer = $"http://{peer}.network/agents/{peer}",
        Subject = "a task",
        Mode = Mode.Routine,
    };
}
