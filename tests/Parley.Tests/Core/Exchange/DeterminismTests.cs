using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Programming;
using Parley.Core.Transport;
using Parley.Tests.Core.Transport;
using Parley.Tests.Storage;

namespace Parley.Tests.Core.Exchange;

/// <summary>The same seed gives the same trace on the wire: twice, and with both nodes stopped half-way and started anew on their files.</summary>
public sealed class DeterminismTests
{
    private const int Exchanges = 12;
    private const int FaultAt = 4;
    private const int Half = 6;

    [Fact]
    public async Task The_same_seed_gives_the_same_trace()
    {
        var (first, again, other) = (await RunAsync("1", folder: null, restart: false), await RunAsync("1", folder: null, restart: false), await RunAsync("2", folder: null, restart: false));

        Assert.Equal(first, again);
        Assert.NotEqual(first.Trace, other.Trace);
        Assert.Equal("Language/Language Routine/Routine Routine/Routine Routine/Routine Routine/Model", string.Join(' ', first.Modes.Split(' ').Take(FaultAt + 1)));
        Assert.EndsWith("Routine/Routine Routine/Routine Routine/Routine Routine/Routine Routine/Routine Routine/Routine Routine/Routine", first.Modes);
    }

    [Fact]
    public async Task A_restart_half_way_leaves_no_trace_on_the_wire()
    {
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();

        var throughout = await RunAsync("1", folder, restart: false);
        var restarted = await RunAsync("1", other, restart: true);

        Assert.Equal(throughout, restarted);
        Assert.Equal(throughout, await RunAsync("1", folder: null, restart: false));
    }

    private sealed record Run(string Trace, string Modes);

    private static async Task<Run> RunAsync(string seed, TemporaryFolder? folder, bool restart)
    {
        var time = new ManualTime();
        var (aliceIds, bobIds) = (new SeededIdSource($"alice{seed}"), new SeededIdSource($"bob{seed}"));
        using var network = new InMemoryNetwork(time);
        var nodes = await StartAsync();
        var modes = new List<string>();
        for (var i = 0; i < Exchanges; i++)
        {
            if (i == FaultAt)
            {
                await PlantFaultAsync(nodes.Bob);
            }

            if (i == Half)
            {
                // What nodes know of each other grows old, whether they run on or start anew.
                time.Advance(TimeSpan.FromMinutes(6));
                nodes = restart ? await RestartAsync(nodes) : nodes;
            }

            var result = await nodes.AskAsync(TwoNodes.Input(date: $"2026-03-{i + 1:00}"));
            Assert.True(result.Outcome.Succeeded, result.Outcome.Error?.ToString());
            modes.Add($"{result.Record.Mode}/{result.Record.PeerMode}");
            await nodes.DrainAsync();
            time.Advance(TimeSpan.FromSeconds(1));
        }

        await StopAsync(nodes);
        return new Run(network.TraceHash, string.Join(' ', modes));

        Task<TwoNodes> StartAsync() => TwoNodes.CreateAsync(time: time, network: network, alice: parley => Keep(parley, aliceIds, "alice.db"), bob: parley => Keep(parley, bobIds, "bob.db"));

        async Task<TwoNodes> RestartAsync(TwoNodes running)
        {
            await StopAsync(running);
            return await StartAsync();
        }

        void Keep(ParleyBuilder parley, SeededIdSource ids, string file)
        {
            parley.Services.AddSingleton<IIdSource>(ids);
            if (folder is not null)
            {
                parley.UseStore(Path.Combine(folder.Path, file));
            }
        }
    }

    private static async Task StopAsync(TwoNodes nodes)
    {
        await nodes.Alice.DisposeAsync();
        await nodes.Bob.DisposeAsync();
    }

    private static async Task PlantFaultAsync(ParleyNode bob)
    {
        var store = bob.Services.GetRequiredService<IRoutineStore>();
        var record = await TwoNodes.RoutineAsync(bob);
        Assert.Equal(Side.Receiver, record.Key.Side);
        var source = record.Source.Replace("return ", "return null; return ", StringComparison.Ordinal);
        Assert.True(await store.TrySaveAsync(record with { Source = source, Id = RoutineNames.IdOf(source) }, [], TestContext.Current.CancellationToken));
    }
}
