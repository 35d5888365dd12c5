using Parley.Models.Offline.Fields;

namespace Parley.Models.Offline.Matching;

/// <summary>How likely it is that a source's field is what a target's field asks for: 0 (no reason to think so) to 1 (the same words and type).</summary>
internal sealed class Affinity(TermWeights weights)
{
    private const double NameShare = 0.2;
    private const double CoverShare = 0.3;
    private const double DescriptionShare = 0.2;
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
        var said = (NameShare * names) + (CoverShare * cover) + (AllShare * all);
        return from.Description.Count == 0 || to.Description.Count == 0
            ? said / (1 - DescriptionShare)
            : said + (DescriptionShare * weights.Likeness(from.Description, to.Description));
    }
}
