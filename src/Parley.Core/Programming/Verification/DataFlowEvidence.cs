using Parley.Core.Programming.Cases;
using Parley.Protocol.Json;

namespace Parley.Core.Programming.Verification;

/// <summary>
/// Changes one place of a case at a time and looks what changes in the result: a place that has its like, by name and type, on the other side must move it,
/// and a result that nothing moves is not made from anything. A suspicion is put to the model once; if its next routine raises it again, the oracle decides.
/// </summary>
internal sealed class DataFlowEvidence : IEvidenceSource
{
    private const int MaxChoicesPerPlace = 12;

    public string Kind => EvidenceKinds.DataFlow;

    public async ValueTask<Finding> GatherAsync(Trial trial, CancellationToken cancellationToken)
    {
        List<string> suspicions = [];
        var changes = 0;
        foreach (var leg in trial.Legs.Where(leg => leg.Cases.Count > 0))
        {
            var flow = await FlowAsync(leg, cancellationToken);
            changes += flow.Count;
            suspicions.AddRange(Suspicions(leg, flow).Where(suspicion => !trial.Memory.Insisted.Contains(suspicion)));
        }

        trial.Memory.Insisted.UnionWith(suspicions);
        return suspicions.Count > 0 ? Finding.Failed(Kind, changes, suspicions) : Finding.Passed(Kind, changes, "every place moves what bears its name");
    }

    /// <summary>By place of the source: the places of the result that it moves. Places of which nothing could be changed are left out.</summary>
    private static async ValueTask<Dictionary<string, HashSet<string>>> FlowAsync(LegTrial leg, CancellationToken cancellationToken)
    {
        Dictionary<string, HashSet<string>> flow = new(StringComparer.Ordinal);
        var start = leg.Cases[0];
        foreach (var part in leg.Leg.Sources.Where(part => part.Schema is not null))
        {
            // Of several answers the first is what one call gets.
            var place = part.Repeats == 0 ? part.Path : part.Path.Item(0);
            foreach (var (path, choices) in CaseRows.Changes(place.Get(start.Case), part.Schema!, leg.Literals))
            {
                var moved = CollectionFor(flow, part.Path.Join(path).Pattern);
                foreach (var choice in choices.Take(MaxChoicesPerPlace))
                {
                    var run = await leg.Leg.RunAsync(place.Join(path).With(start.Case, choice), cancellationToken);
                    moved.UnionWith(Differing(start.Run.Result, run.Result));
                }
            }
        }

        return flow;
    }

    private static HashSet<string> CollectionFor(Dictionary<string, HashSet<string>> flow, string place)
        => flow.TryGetValue(place, out var moved) ? moved : flow[place] = new HashSet<string>(StringComparer.Ordinal);

    private static IEnumerable<string> Differing(JsonValue before, JsonValue after)
        => JsonLeaves.Of(before).Concat(JsonLeaves.Of(after)).Select(leaf => leaf.Path).Distinct().Where(path => path.Get(before) != path.Get(after)).Select(path => path.Pattern);

    private static IEnumerable<string> Suspicions(LegTrial leg, Dictionary<string, HashSet<string>> flow)
    {
        foreach (var pair in LikeNames.Pairs(leg).Where(pair => flow.TryGetValue(pair.Source.Pattern, out var moved) && !moved.Any(place => place == pair.Target.Pattern)))
        {
            yield return $"{leg.Leg.Name}: '{pair.Target.Pattern}' of the result doesn't change when '{pair.Source.Pattern}' changes";
        }

        foreach (var target in leg.Leg.Targets.Where(target => LikeNames.Leaves(target).Any(place => !place.IsOpen) && flow.Count > 0))
        {
            if (!flow.Values.Any(moved => moved.Any(place => place.StartsWith(target.Path.Pattern, StringComparison.Ordinal))))
            {
                yield return $"{leg.Leg.Name}: nothing that goes in changes '{target.Path.Pattern}' of the result";
            }
        }
    }
}
