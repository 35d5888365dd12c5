using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Costs;
using Parley.Core.Documents;
using Parley.Core.Programming;
using Parley.Core.Skills;

namespace Parley.Benchmarks.Wire.Servers;

/// <summary>Puts a node where a climb would have put it: the document is known and found suitable, and its routine is live.</summary>
internal static class LiveRoutine
{
    public static async Task PrepareAsync(IServiceProvider services)
    {
        var now = DateTimeOffset.UtcNow;
        var agent = services.GetRequiredService<AgentCatalog>().Find(Weather.Agent)!;
        var subject = SkillFingerprint.Of(agent);
        await services.GetRequiredService<IDocumentStore>().PutAsync(new StoredDocument(Weather.Document, [], DocumentOrigin.Added, DocumentVisibility.Parties, now), CancellationToken.None);
        await services.GetRequiredService<ISuitabilityStore>().SaveAsync(agent.Name, subject, Weather.Document.Hash, new Suitability(true, ""), CancellationToken.None);
        var record = new RoutineRecord(new RoutineKey(agent.Name, Side.Receiver, Weather.Document.Hash, subject))
        {
            Id = RoutineNames.IdOf(Weather.Routine),
            Source = Weather.Routine,
            Status = RoutineStatus.Live,
            Author = "person",
            WrittenAt = now,
        };
        if (!await services.GetRequiredService<IRoutineStore>().TrySaveAsync(record, [], CancellationToken.None))
        {
            throw new InvalidOperationException("The routine was there already; the store should be a new one.");
        }
    }
}
