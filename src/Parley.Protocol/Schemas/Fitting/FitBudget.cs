using Parley.Protocol.Json;
using Parley.Protocol.Patterns;

namespace Parley.Protocol.Schemas.Fitting;

/// <summary>
/// What comparing two schemas, or sampling one, may still take. Once it is spent nothing that was concluded counts: constraints may have
/// been passed over, or taken to hold where they don't.
/// </summary>
/// <param name="validations">How many times what one validation may take is there for validating and for matching names.</param>
internal sealed class FitBudget(int validations)
{
    private const int MaxSteps = 20_000;
    private const int CharactersInStep = 512;
    private const int EntriesInStep = 16;
    private const int PatternStepsOfSearch = 100;

    private ValidationRun _run = new(SchemaOptions.Default.MaxSteps * validations) { PatternSteps = new((long)ValidationRun.MaxPatternSteps * validations) };
    private long _stepsLeft = MaxSteps;

    public bool IsSpent => _stepsLeft < 0 || _run.Stopped;

    /// <summary>Takes steps: for pairs of schemas compared, characters of the pointers to them, and what they list. False once the budget is spent.</summary>
    public bool Spend(int pairs, long characters, long entries)
    {
        _stepsLeft -= pairs + (characters / CharactersInStep) + (entries / EntriesInStep);
        return !IsSpent;
    }

    /// <summary>Whether a value fits; null when it can't be told.</summary>
    public bool? Accepts(JsonSchema schema, in JsonValue value)
    {
        var run = _run;
        var fits = schema.IsValid(value, ref run);
        // A value that goes too deep ends its own validation alone.
        _run = run with { Stopped = run.IsSpent };
        return fits;
    }

    /// <summary>Whether a pattern matches a name; true when the budget does not reach so far.</summary>
    public bool Matches(EcmaPattern pattern, string name)
    {
        if (_run.Stopped || !_run.PatternSteps.Take(PatternStepsOfSearch + pattern.Program.StateCount))
        {
            _run.Stopped = true;
            return true;
        }

        var outcome = pattern.Test(name, ref _run.PatternSteps);
        _run.Stopped |= outcome == PatternOutcome.OutOfSteps;
        return outcome != PatternOutcome.NoMatch;
    }
}
