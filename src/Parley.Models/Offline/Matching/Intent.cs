using Parley.Models.Offline.Words;

namespace Parley.Models.Offline.Matching;

/// <summary>Whether a skill is about what a wish is about.</summary>
internal static class Intent
{
    /// <summary>Likeness from which two descriptions speak of the same thing.</summary>
    public const double Related = 0.2;

    /// <summary>Whether any word that says something is in both.</summary>
    public static bool Meets(IReadOnlyList<string> wish, IReadOnlyList<string> skill)
        => wish.Any(term => Vocabulary.Weight(term) >= 1 && skill.Any(other => Vocabulary.Likeness(term, other) > 0));

    /// <summary>0 to 1; a word that all skills share says less.</summary>
    public static double Likeness(IReadOnlyList<string> wish, IReadOnlyList<string> skill, IReadOnlyList<SkillView> all)
    {
        if (wish.Count == 0 || skill.Count == 0)
        {
            return 0;
        }

        double Weight(string term) => Vocabulary.Weight(term) / Math.Max(1, all.Count(other => other.Terms.Contains(term)));
        double Said(IReadOnlyList<string> part, IReadOnlyList<string> whole) => part.Sum(term => Weight(term) * whole.Max(other => Vocabulary.Likeness(term, other)));
        var (wishWeight, skillWeight) = (wish.Sum(Weight), skill.Sum(Weight));
        return Math.Max(Said(skill, wish) / skillWeight, (Said(skill, wish) + Said(wish, skill)) / (wishWeight + skillWeight));
    }
}
