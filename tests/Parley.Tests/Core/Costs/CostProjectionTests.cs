using Parley.Core.Costs;

namespace Parley.Tests.Core.Costs;

public sealed class CostProjectionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Sums_money_by_currency_and_keeps_climbs_apart()
    {
        var projection = new CostProjection(CostGrouping.Kind);
        projection.Add(Record(RecordKind.Exchange, Mode.Language, 0.02m, "USD"));
        projection.Add(Record(RecordKind.Negotiation, Mode.Language, 0.03m, "USD"));
        projection.Add(Record(RecordKind.Exchange, Mode.Language, 0.5m, "EUR"));

        var summary = projection.ToSummary();

        Assert.Equal([new Money(0.5m, "EUR"), new Money(0.05m, "USD")], summary.Total.Amounts);
        Assert.Equal([new Money(0.03m, "USD")], summary.Climbs.Amounts);
        Assert.Equal(2, summary.Total.Exchanges);
        Assert.Equal(["exchange", "negotiation"], summary.Groups.Select(row => row.Group));
    }

    [Fact]
    public void Estimates_plain_language_from_the_pairs_own_language_exchanges()
    {
        var projection = new CostProjection(CostGrouping.Mode);
        projection.Add(Record(RecordKind.Exchange, Mode.Language, 0.02m, "USD"));
        projection.Add(Record(RecordKind.Exchange, Mode.Language, 0.04m, "USD"));
        projection.Add(Record(RecordKind.Exchange, Mode.Routine, 0, "USD"));
        projection.Add(Record(RecordKind.Exchange, Mode.Routine, 0, "USD"));
        projection.Add(Record(RecordKind.Exchange, Mode.Standard, 0, "USD") with { Peer = "http://other" });

        var summary = projection.ToSummary();

        Assert.Equal([new Money(0.12m, "USD")], summary.LanguageEstimate);
        Assert.Equal(1, summary.WithoutEstimate);
    }

    [Fact]
    public void Counts_step_downs_by_cause()
    {
        var projection = new CostProjection(CostGrouping.Peer);
        var broken = Record(RecordKind.Exchange, Mode.Model, 0, "USD") with { StepDowns = [new StepDown(Mode.Routine, Mode.Model, "boom")] };
        projection.Add(broken);
        projection.Add(broken);

        Assert.Equal([new KeyValuePair<string, long>("Routine to Model: boom", 2)], projection.ToSummary().StepDowns);
    }

    [Fact]
    public void Splits_an_exchange_by_role()
    {
        var projection = new CostProjection(CostGrouping.Role);
        projection.Add(Record(RecordKind.Exchange, Mode.Language, 0.01m, "USD") with { ModelCalls = [Call(ModelRole.Handle, 0.01m, "USD"), Call(ModelRole.Program, 0.02m, "USD")] });

        Assert.Equal([("handle", 0.01m), ("program", 0.02m)], projection.ToSummary().Groups.Select(row => (row.Group, row.Amounts[0].Amount)));
    }

    private static ExchangeRecord Record(RecordKind kind, Mode mode, decimal cost, string currency) => new()
    {
        Id = "1",
        Kind = kind,
        Side = Side.Sender,
        At = Noon,
        Duration = TimeSpan.FromMilliseconds(5),
        Agent = "alice",
        Peer = "http://bob",
        Subject = "task",
        Mode = mode,
        ModelCalls = [Call(ModelRole.Handle, cost, currency)],
    };

    private static ModelCall Call(ModelRole role, decimal cost, string currency) => new(role, "read-reply", "m", 100, 10, cost, currency, TimeSpan.FromMilliseconds(3));
}
