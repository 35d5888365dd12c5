using Parley.Models.Offline.Fields;

namespace Parley.Models.Offline.Matching;

/// <summary>How likely it is that a source's field is what a target's field asks for: 0 (no reason to think so) to 1 (the same words and type).</summary>
internal sealed class Affinity(TermWeights weights)
{
    // What one side calls it is said by the other; name or description agree; the words as a whole agree.
    private const double CoverShare = 0.3;
    private const double BestShare = 0.4;
    private const double AllShare = 0.3;

    public double Of(Field source, Field target)
    {
        var fit = KindFit.Of(source, target);
        return fit < KindFit.Least ? 0 : fit * Words(source, target);
    }

    private double Words(Field source, Field target)
    {
        var (from, to) = (source.Terms, target.Terms);
        var names = weights.Likeness(from.FullName, to.FullName);
        var cover = Math.Max(weights.Cover(to.FullName, from.All), weights.Cover(from.FullName, to.All));
        var all = weights.Likeness(from.All, to.All);
        var descriptions = weights.Likeness(from.Description, to.Description);
        return (CoverShare * cover) + (BestShare * Math.Max(names, descriptions)) + (AllShare * all);
    }
}
