using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Programming;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Models.Offline;
using Parley.Routines;
using Parley.Tests.Models.Offline.Pairs;

namespace Parley.Tests.Core.Programming;

/// <summary>Generated pairs of an agent and a task: the offline model's routines, judged by the offline model's expectations, go live on both sides.</summary>
public sealed class OfflinePairTests(ITestOutputHelper output)
{
    private const int Pairs = 120;

    [Fact]
    public async Task Routines_for_generated_pairs_go_live_on_both_sides()
    {
        using var model = new OfflineModel();
        var generator = new PairGenerator(5, DomainWords.All, new DomainWording());
        List<string> failures = [];
        var (climbs, free) = (0, 0);
        foreach (var pair in generator.Take(Pairs))
        {
            if (new Parley.Tests.Models.Offline.Pairs.Negotiation(new Chat(model)).Run(pair, out _) is not { } document)
            {
                continue;
            }

            var typed = new TypedDocuments().Get(document).Value;
            foreach (var subject in new ProgrammingSubject[] { new SenderSubject("alice", pair.Task, typed), new ReceiverSubject(pair.Agent, SkillFingerprint.Of(pair.Agent), typed) })
            {
                var result = await Programmer(model).ClimbAsync(subject, ClimbBench.Token);
                climbs++;
                free += result.Status == ClimbStatus.Live && result.Evidence.All(evidence => evidence.Cost == 0) ? 1 : 0;
                if (result.Status != ClimbStatus.Live)
                {
                    failures.Add($"{subject.Key.Side} {result.Status} after {result.Attempts}: {result.Reason}\n{pair}\n{document.Text}");
                }
            }
        }

        output.WriteLine($"{climbs} climbs, {climbs - failures.Count} live, {free} of them without paying for evidence");
        Assert.True(failures.Count * 20 <= climbs, $"{failures.Count} of {climbs}\n{string.Join("\n=====\n", failures.Take(12))}");
    }

    private static RoutineProgrammer Programmer(OfflineModel model) => new(
        new ModelAsker(new Models(model), TimeProvider.System), new RoutineRuntime(TimeProvider.System), new InMemoryRoutineStore(), new InMemoryExchangeStore(), new SeededIdSource("pairs"), TimeProvider.System, new ProgrammingOptions());

    private sealed class Models(OfflineModel model) : IModelSet
    {
        public PricedModel? Find(string agent, ModelRole role) => new("offline", model, new Price(5, 15));
    }
}
