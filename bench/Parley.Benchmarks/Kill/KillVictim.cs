using Microsoft.Extensions.Logging.Abstractions;
using Parley.Benchmarks.Store;
using Parley.Core.Costs;
using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Sqlite;

namespace Parley.Benchmarks.Kill;

/// <summary>Writes to a store without end and prints what was acknowledged, one line each, until it is killed.</summary>
internal static class KillVictim
{
    public const string Role = "kill-victim";

    private const int Workers = 8;

    public static EffectKey Effect(string id) => new("shop", "http://caller", id, "order", "00");

    public static async Task<int> RunAsync(string path, int run)
    {
        var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = path }, TimeProvider.System, NullLogger<SqliteStore>.Instance, CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => WorkAsync(store, $"{run}-{worker}"))));
        return 0;
    }

    private static async Task WorkAsync(SqliteStore store, string worker)
    {
        for (var i = 0; ; i++)
        {
            var id = $"{worker}-{i}";
            for (var j = 0; j < 3; j++)
            {
                await AppendAsync(store, $"{id}-r{j}", SkillEffect.None, Durability.Relaxed);
                Acknowledge("relaxed", $"{id}-r{j}");
            }

            await store.Effects.BeginAsync(Effect(id), CancellationToken.None);
            await store.Effects.CompleteAsync(Effect(id), id, CancellationToken.None);
            Acknowledge("effect", id);
            await AppendAsync(store, id, SkillEffect.Once, Durability.Durable);
            Acknowledge("durable", id);
        }
    }

    private static ValueTask AppendAsync(SqliteStore store, string id, SkillEffect effect, Durability durability)
        => store.Exchanges.AppendAsync(StoreRecords.Make(1) with { Id = id, Effect = effect }, durability, CancellationToken.None);

    /// <summary>The mark at the end tells a whole line from one that was cut off.</summary>
    private static void Acknowledge(string kind, string id) => Console.Out.WriteLine($"{kind} {id} .");
}
