using Parley.Models.Offline.Fields;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Matching;

/// <summary>
/// Finds for each field of a target the field of a source that it means: the assignment of the greatest affinity overall.
/// What words leave open is settled by kind where only one choice is left.
/// </summary>
internal static class FieldMatcher
{
    /// <summary>Affinity below which two fields have nothing to do with each other.</summary>
    public const double LeastAffinity = 0.2;

    // Nobody misses an optional value, so a weak resemblance is no reason to put another value in its place.
    private const double LeastOptionalAffinity = 0.4;

    private const double EliminationScore = 0.21;
    private const double OptionalShare = 0.95;

    /// <param name="guess">Whether fields may be matched by kind alone where only one choice is left.</param>
    public static Mapping Match(Shape source, Shape target, bool guess) => Match(source, target, guess, new TermWeights(source.Fields, target.Fields));

    /// <param name="weights">Given where mappings from several sources are to be compared.</param>
    public static Mapping Match(Shape source, Shape target, bool guess, TermWeights weights)
    {
        var columns = Assign(source.Fields, target.Fields, weights, out var scores);
        if (guess)
        {
            Eliminate(source.Fields, target.Fields, columns);
        }

        var links = new List<Link>();
        var missing = new List<Field>();
        for (var i = 0; i < target.Fields.Count; i++)
        {
            var field = target.Fields[i];
            if (columns[i] >= 0)
            {
                links.Add(Linked(source.Fields[columns[i]], field, Math.Max(scores[i, columns[i]], EliminationScore)));
            }
            else if (ConstantOf(field) is { IsMissing: false } constant)
            {
                links.Add(new Link(field, LeastAffinity) { Constant = constant });
            }
            else if (field.IsRequired)
            {
                missing.Add(field);
            }
        }

        return new Mapping { Source = source, Target = target, Links = [.. links.Where(link => CanStand(link.Target, target, links))], Missing = missing };
    }

    // An optional object that can't have all it requires is left out as a whole.
    private static bool CanStand(Field field, Shape target, List<Link> links)
    {
        IReadOnlyList<string> group = [.. field.Path.SkipLast(1)];
        return group.Count == 0 || target.RequiresGroup(group)
            || target.Inside(group).All(other => !other.IsRequiredInside || links.Any(link => link.Target == other));
    }

    private static int[] Assign(IReadOnlyList<Field> sources, IReadOnlyList<Field> targets, TermWeights weights, out double[,] scores)
    {
        var affinity = new Affinity(weights);
        scores = new double[targets.Count, sources.Count];
        var gains = new double[targets.Count, sources.Count];
        for (var i = 0; i < targets.Count; i++)
        {
            for (var j = 0; j < sources.Count; j++)
            {
                var score = affinity.Of(sources[j], targets[i]);
                scores[i, j] = score;
                gains[i, j] = Gain(score, targets[i]);
            }
        }

        return Assignment.Best(gains);
    }

    private static double Gain(double score, Field target) => target.IsRequired
        ? (score < LeastAffinity ? 0 : score)
        : (score < LeastOptionalAffinity ? 0 : score * OptionalShare);

    private static void Eliminate(IReadOnlyList<Field> sources, IReadOnlyList<Field> targets, int[] columns)
    {
        var open = Enumerable.Range(0, targets.Count).Where(i => columns[i] < 0 && targets[i].IsRequired && ConstantOf(targets[i]).IsMissing).ToList();
        var free = Enumerable.Range(0, sources.Count).Where(j => !columns.Contains(j)).ToList();
        foreach (var i in open)
        {
            var choices = free.Where(j => KindFit.Of(sources[j], targets[i]) >= KindFit.Good).ToList();
            if (choices is [var only] && open.Count(other => KindFit.Of(sources[only], targets[other]) >= KindFit.Good) == 1)
            {
                columns[i] = only;
            }
        }
    }

    private static Link Linked(Field source, Field target, double score) => new(target, score)
    {
        Source = source,
        Conversion = Conversions.Between(source, target),
        Items = source.Item is { IsRecord: true, Fields.Count: > 0 } from && target.Item is { IsRecord: true, Fields.Count: > 0 } to ? Match(from, to, guess: true) : null,
    };

    private static JsonValue ConstantOf(Field field)
    {
        if (!field.IsRequired)
        {
            return default;
        }

        return field switch
        {
            { Allowed: [var only] } => only,
            { Default.IsMissing: false } => field.Default,
            { AllowsNull: true } => JsonValue.Null,
            _ => default,
        };
    }
}
