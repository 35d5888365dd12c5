using Parley.Core.Programming.Cases;
using Parley.Protocol.Json;

namespace Parley.Core.Programming.Verification;

/// <summary>
/// Where every place of a result has one like by name, type, format and values on the other side, and no word hints at anything but copying, the schemas themselves
/// say what is right: no model could answer otherwise, so none is asked. The routine is held to it on every case there is.
/// </summary>
internal sealed class IdentityEvidence : IEvidenceSource
{
    public string Kind => EvidenceKinds.Identity;

    public ValueTask<Finding> GatherAsync(Trial trial, CancellationToken cancellationToken)
    {
        var why = ProseConditions.Found(trial.Subject.Words) ? "the words about the exchange may ask for more than copying"
            : UnitWords.Conflict(trial.Subject.Words) ? "two units of one kind are named"
            : trial.Legs.Select(Objection).FirstOrDefault(objection => objection is not null);
        if (why is not null)
        {
            return new(Finding.Passed(Kind, 0, $"doesn't settle it: {why}"));
        }

        foreach (var leg in trial.Legs)
        {
            leg.Open.Clear();
        }

        return new(Finding.Passed(Kind, trial.Legs.Sum(leg => leg.Cases.Count), "every value goes to the one place that bears its name"));
    }

    private static string? Objection(LegTrial leg)
    {
        if (leg.Cases.Count == 0 || leg.Leg.Sources.Concat(leg.Leg.Targets).Any(part => part.Schema is null))
        {
            return "a body is text";
        }

        if (leg.Leg is HandleLeg handle && (handle.OtherToolFits || leg.Cases.Any(tried => tried.Run.Calls.Count == 0 || tried.Run.Calls.Any(call => call.Value != 1))))
        {
            return "it is not clear from names which skill is meant, or not each is called once";
        }

        if (leg.Leg.Sources.Concat(leg.Leg.Targets).SelectMany(LikeNames.Leaves).Any(place => place.IsOpen))
        {
            return "a schema leaves open what a value holds";
        }

        var pairs = LikeNames.Pairs(leg).Where(IsAlike).ToDictionary(pair => pair.Target.Pattern, pair => pair.Source.Pattern, StringComparer.Ordinal);
        return leg.Leg.Targets.SelectMany(LikeNames.Leaves).FirstOrDefault(place => !pairs.ContainsKey(place.Pattern)) is { } unfed ? $"'{unfed.Pattern}' has no like"
            : LikeNames.Leaves(leg.Leg.Sources[0]).FirstOrDefault(place => leg.Leg is not DecodeLeg && !pairs.ContainsValue(place.Pattern)) is { } unused ? $"'{unused.Pattern}' goes nowhere"
            : leg.Cases.Any(tried => !Moves(tried, pairs)) ? "a value goes to a place of another name"
            : null;
    }

    private static bool IsAlike((LikeNames.Place Source, LikeNames.Place Target) pair)
    {
        var (source, target) = (pair.Source.Facts, pair.Target.Facts);
        return (source.Types == target.Types || (source.Types == "integer" && target.Types == "number"))
            && source.Choices.Count == target.Choices.Count && source.Choices.All(target.Choices.Contains)
            && Wording.Agrees(pair.Target.Name, source.Description, target.Description)
            && Depth(pair.Source.Pattern) == Depth(pair.Target.Pattern);
    }

    /// <summary>Exactly what names promise, nothing less and nothing more.</summary>
    private static bool Moves(TriedCase tried, Dictionary<string, string> pairs)
    {
        var sources = Values(tried.Shown);
        var expected = pairs.SelectMany(pair => sources[pair.Value].Select(leaf => (Pattern: pair.Key, leaf.Indices, leaf.Value))).ToHashSet();
        var actual = Values(tried.Run.Result).SelectMany(group => group).Where(leaf => !leaf.IsContainer).Select(leaf => (leaf.Pattern, leaf.Indices, leaf.Value)).ToHashSet();
        // A place fed from an array whose schema leaves items open holds what it holds.
        return expected.Where(leaf => leaf.Value.AsArray is null && leaf.Value.AsObject is null).ToHashSet().SetEquals(actual);
    }

    private static ILookup<string, (string Pattern, string Indices, JsonValue Value, bool IsContainer)> Values(JsonValue value)
        => JsonLeaves.Of(value)
            .Select(leaf => (leaf.Path.Pattern, Indices: string.Join(',', leaf.Path.Steps.Where(step => step.Name is null).Select(step => step.Index)), leaf.Value, IsContainer: leaf.Value.AsArray is not null || leaf.Value.AsObject is not null))
            .ToLookup(leaf => leaf.Pattern, StringComparer.Ordinal);

    private static int Depth(string pattern) => pattern.Split("[]").Length;
}
