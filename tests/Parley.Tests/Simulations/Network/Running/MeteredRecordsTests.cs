using Parley.Core.Costs;
using Parley.Core.Storage;
using Parley.Simulations.Network.Clairvoyant;
using Parley.Simulations.Network.Costs;
using Parley.Simulations.Network.History;
using Parley.Simulations.Network.Running;

namespace Parley.Tests.Simulations.Network.Running;

public sealed class MeteredRecordsTests
{
    [Theory]
    [InlineData(Mode.Language, true, 1)]
    [InlineData(Mode.Routine, true, 0)]
    [InlineData(Mode.Language, false, 0)]
    public async Task Only_what_climbs_learn_from_is_kept_and_all_is_metered(Mode mode, bool areKept, int kept)
    {
        var meter = new CostMeter();
        var records = new MeteredRecords(meter, new NetworkHistory(10), new ObservedPrices(), areKept);
        var record = new ExchangeRecord
        {
            Id = "1",
            Kind = RecordKind.Exchange,
            Side = Side.Sender,
            At = default,
            Duration = default,
            Agent = "user1",
            Peer = "https://taxi1.example/agents/taxi1",
            Subject = "callTaxi",
            Mode = mode,
        };
        await records.AppendAsync(record, Durability.Durable, TestContext.Current.CancellationToken);
        var found = await records.FindAsync("1", TestContext.Current.CancellationToken);
        Assert.Equal((kept, 1), (found.Count, meter.Exchanges(mode)));
    }
}
