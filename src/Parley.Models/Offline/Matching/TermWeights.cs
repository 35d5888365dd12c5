using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Words;

namespace Parley.Models.Offline.Matching;

/// <summary>How much each word tells two sides' fields apart: a word that many fields of a side share says little.</summary>
internal sealed class TermWeights
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly int _fields;

    public TermWeights(IReadOnlyList<Field> sources, IReadOnlyList<Field> targets)
    {
        _fields = Math.Max(Math.Max(sources.Count, targets.Count), 2);
        foreach (var side in (IReadOnlyList<Field>[])[sources, targets])
        {
            foreach (var term in side.SelectMany(field => field.Terms.All).CountBy(term => term))
            {
                _counts[term.Key] = Math.Max(term.Value, _counts.GetValueOrDefault(term.Key));
            }
        }
    }

    public double Of(string term) => Vocabulary.Weight(term) * Math.Log(1 + ((double)_fields / _counts.GetValueOrDefault(term, 1)));

    /// <summary>The share of <paramref name="part"/> that <paramref name="whole"/> says, too. 0 when there is nothing to say.</summary>
    public double Cover(IReadOnlyList<string> part, IReadOnlyList<string> whole)
    {
        var (said, all) = Overlap(part, whole);
        return all == 0 ? 0 : said / all;
    }

    /// <summary>How much of both is said by both.</summary>
    public double Likeness(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        var (saidLeft, allLeft) = Overlap(left, right);
        var (saidRight, allRight) = Overlap(right, left);
        return allLeft + allRight == 0 ? 0 : (saidLeft + saidRight) / (allLeft + allRight);
    }

    private (double Said, double All) Overlap(IReadOnlyList<string> part, IReadOnlyList<string> whole)
    {
        var (said, all) = (0d, 0d);
        foreach (var term in part)
        {
            var weight = Of(term);
            all += weight;
            said += weight * Nearest(term, whole);
        }

        return (said, all);
    }

    private static double Nearest(string term, IReadOnlyList<string> others)
    {
        var nearest = 0d;
        foreach (var other in others)
        {
            nearest = Math.Max(nearest, Vocabulary.Likeness(term, other));
        }

        return nearest;
    }
}
