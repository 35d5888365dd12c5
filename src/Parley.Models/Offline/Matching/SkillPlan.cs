using Parley.Models.Offline.Fields;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Matching;

/// <summary>Which skills serve a wish, how their arguments are made from what is given, and how the wanted results come from theirs.</summary>
internal sealed record SkillPlan
{
    public required IReadOnlyList<SkillView> Skills { get; init; }

    /// <summary>One for each skill.</summary>
    public required IReadOnlyList<Mapping> Arguments { get; init; }

    /// <summary>From the skills' outputs, each under its skill's id, to what is wanted.</summary>
    public required Mapping Results { get; init; }

    /// <summary>Whether the wish and the skills speak of the same things at all.</summary>
    public required bool IsRelated { get; init; }

    public required double Score { get; init; }

    /// <summary>What the skills need and nobody gave.</summary>
    public IEnumerable<Field> MissingArguments => Arguments.SelectMany(arguments => arguments.Missing);

    public bool IsComplete => Results.IsComplete && Arguments.All(arguments => arguments.IsComplete);

    public JsonValue ArgumentsOf(int skill, JsonValue given) => Rearranging.Apply(Arguments[skill], given);

    /// <param name="answers">What each skill answered, by id.</param>
    public JsonValue ResultsOf(JsonValue answers) => Rearranging.Apply(Results, answers);
}
