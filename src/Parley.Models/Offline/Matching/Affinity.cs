using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Words;

namespace Parley.Models.Offline.Matching;

/// <summary>How likely it is that a source's field is what a target's field asks for: 0 (no reason to think so) to 1 (the same words and type).</summary>
internal sealed class Affinity(TermWeights weights)
{
    // Names are chosen for programs, descriptions for readers: where there is a description it is believed more.
    private const double SaidShare = 0.65;
    private const double NameShare = 0.15;
    private const double AllShare = 0.2;
    private const double SameNameShare = 0.5;
    // A name that has a description of its own counts for less than that description.
    private const double DescribedNameShare = 0.75;

    private const double CoverDiscount = 0.9;

    public double Of(Field source, Field target)
    {
        var fit = KindFit.Of(source, target);
        return fit < KindFit.Least ? 0 : fit * WordsOf(source, target);
    }

    private double WordsOf(Field source, Field target)
    {
        var (from, to) = (source.Terms, target.Terms);
        var names = weights.Likeness(from.FullName, to.FullName);
        var said = from.Described.Count == 0 && to.Described.Count == 0 ? names : Math.Max(Math.Max(Said(from, to), Said(to, from)), SameNameShare * names);
        return (SaidShare * said) + (NameShare * names) + (AllShare * weights.Likeness(from.All, to.All));
    }

    // How well one side's description says what the other side says, or calls it.
    private double Said(FieldTerms one, FieldTerms other)
    {
        if (one.Described.Count == 0)
        {
            return 0;
        }

        var name = Math.Max(weights.Likeness(one.Described, other.FullName), CoverDiscount * weights.Cover(other.FullName, one.Described));
        return other.Described.Count == 0 ? name : Math.Max(DescribedNameShare * name, weights.Likeness(one.Described, other.Described));
    }
}
