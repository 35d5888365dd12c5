using Parley.Models.Offline.Fields;

namespace Parley.Models.Offline.Matching;

/// <summary>Chooses the skills that serve a wish best: alone, or two or three together when no one has all the results.</summary>
internal static class SkillChooser
{
    private const int MaxTogether = 3;
    private const int MaxSkillsForThree = 8;
    private const double ResultShare = 1.0;
    private const double ArgumentShare = 0.5;
    private const double UseShare = 0.3;
    private const double IntentShare = 0.4;
    private const double CompanyPrice = 0.05;
    private const double MissingResultPrice = 1.0;
    private const double MissingArgumentPrice = 0.6;

    /// <summary>The best plan, complete or not; null when there are no skills.</summary>
    public static SkillPlan? Choose(Wish wish, IReadOnlyList<SkillView> skills)
        => Subsets(skills).Select(subset => Plan(wish, subset, skills)).Where(plan => NeedsAll(plan, wish)).MaxBy(plan => plan.Score);

    public static SkillPlan Plan(Wish wish, IReadOnlyList<SkillView> skills) => Plan(wish, skills, skills);

    private static SkillPlan Plan(Wish wish, IReadOnlyList<SkillView> subset, IReadOnlyList<SkillView> all)
    {
        var isOpen = wish.Wanted.Fields.Count == 0;
        var intent = subset.Max(skill => Intent.Likeness(wish.Terms, isOpen ? skill.AllTerms : skill.Terms, all));
        var isRelated = intent > Intent.Related || (isOpen && subset.Any(skill => Intent.Meets(wish.Terms, skill.AllTerms)));
        var guess = isRelated;
        var outputs = Shape.Of([.. subset.SelectMany(skill => skill.Output.Fields.Select(field => field.Under(skill.Id)))]);
        var weights = new TermWeights([.. all.SelectMany(skill => skill.Output.Fields)], wish.Wanted.Fields);
        var results = FieldMatcher.Match(outputs, wish.Wanted, guess || SharesWords(outputs, wish.Wanted), weights);
        IReadOnlyList<Mapping> arguments = [.. subset.Select(skill => FieldMatcher.Match(wish.Given, skill.Input, guess || SharesWords(wish.Given, skill.Input)))];
        arguments = Sharing.Settle(arguments);
        return new SkillPlan
        {
            Skills = subset,
            Arguments = arguments,
            Results = results,
            IsRelated = isRelated,
            Score = Score(wish, arguments, results, intent, subset.Count),
        };
    }

    // A skill beside others is there for a result of its own.
    private static bool NeedsAll(SkillPlan plan, Wish wish)
        => plan.Skills.Count == 1 || (wish.Wanted.Fields.Count > 0 && plan.Skills.All(skill => plan.Results.Used.Any(field => field.Path[0] == skill.Id)));

    // Half of the fields matched by words is reason enough to guess at the others.
    private static bool SharesWords(Shape source, Shape target)
    {
        var plain = FieldMatcher.Match(source, target, guess: false);
        return plain.Links.Count(link => link.Source is not null) * 2 >= Math.Max(2, plain.Target.Fields.Count(field => field.IsRequired));
    }

    private static double Score(Wish wish, IReadOnlyList<Mapping> arguments, Mapping results, double intent, int count)
    {
        var wanted = wish.Wanted.Fields;
        var resultScore = wanted.Count == 0 ? 0 : wanted.Sum(results.ScoreOf) / wanted.Count;
        var inputs = arguments.SelectMany(mapping => mapping.Target.Fields.Where(field => field.IsRequired).Select(mapping.ScoreOf)).ToList();
        var argumentScore = inputs.Count == 0 ? 0.5 : inputs.Average();
        var given = wish.Given.Fields;
        var use = given.Count == 0 ? 0.5 : (double)arguments.SelectMany(mapping => mapping.Used).Distinct().Count() / given.Count;
        var missingResults = wanted.Count == 0 ? 0 : (double)results.Missing.Count / wanted.Count;
        var missingArguments = (double)arguments.Sum(mapping => mapping.Missing.Count) / Math.Max(1, inputs.Count);
        return (ResultShare * resultScore) + (ArgumentShare * argumentScore) + (UseShare * use) + (IntentShare * intent)
            - (CompanyPrice * (count - 1)) - (MissingResultPrice * missingResults) - (MissingArgumentPrice * missingArguments);
    }

    private static IEnumerable<IReadOnlyList<SkillView>> Subsets(IReadOnlyList<SkillView> skills)
    {
        var together = skills.Count <= MaxSkillsForThree ? MaxTogether : 2;
        for (var i = 0; i < skills.Count; i++)
        {
            yield return [skills[i]];
        }

        for (var i = 0; i < skills.Count; i++)
        {
            for (var j = i + 1; j < skills.Count; j++)
            {
                yield return [skills[i], skills[j]];
                for (var k = j + 1; k < skills.Count && together == MaxTogether; k++)
                {
                    yield return [skills[i], skills[j], skills[k]];
                }
            }
        }
    }
}
