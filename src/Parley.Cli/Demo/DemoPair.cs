using Microsoft.Extensions.DependencyInjection;
using Parley.Cli.Hosting;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Exchange.Sending;

namespace Parley.Cli.Demo;

/// <summary>Alice and whoever answers her: makes exchanges and gathers what both stores say about each.</summary>
internal sealed class DemoPair(LoopbackNode alice, TimeProvider time)
{
    private const int MaxRecords = 200;

    /// <summary>Records of climbs that were shown already.</summary>
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public async Task<Outcome<DemoExchange>> AskAsync(int number, LoopbackNode peer, CancellationToken cancellationToken)
    {
        var input = WeatherWorld.Question(number);
        var client = alice.Node.Services.GetRequiredService<AgentClient>();
        var start = time.GetUtcNow();
        var invoked = await client.InvokeAsync(alice.Name, peer.Url, WeatherWorld.Task, input, null, cancellationToken);
        if (!invoked.TryGet(out var result, out var error))
        {
            return error;
        }

        await alice.Node.DrainAsync(cancellationToken);
        await peer.Node.DrainAsync(cancellationToken);
        var received = await peer.Exchanges.FindAsync(result.Record.Id, cancellationToken);
        // A first try with a document the peer didn't know yet has a record too; the last one is the answer.
        var receiver = received.LastOrDefault(record => record.Side == Side.Receiver && record.Kind == RecordKind.Exchange);
        List<ExchangeRecord> climbs = [.. await ClimbsAsync(alice, start, cancellationToken), .. await ClimbsAsync(peer, start, cancellationToken)];
        return new DemoExchange(number, peer.Name, input, result.Outcome, result.Record, receiver, climbs);
    }

    private async Task<IEnumerable<ExchangeRecord>> ClimbsAsync(LoopbackNode node, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var records = await node.Exchanges.QueryAsync(new ExchangeQuery { Agent = node.Name, Limit = MaxRecords }, cancellationToken);
        return records.Where(record => record.Kind != RecordKind.Exchange && record.At >= since && _seen.Add($"{node.Name} {record.Id} {record.Side} {record.Kind}")).Reverse();
    }
}
