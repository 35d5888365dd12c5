using Parley.Protocol.Patterns;

namespace Parley.Protocol.Schemas.Rules;

/// <summary>A compiled pattern that takes its steps from those of the validation.</summary>
internal sealed class SchemaPattern(EcmaPattern pattern, string text)
{
    private const int StatesInPart = 32;

    // A search makes room for the states of the pattern before it looks at the text.
    private readonly int _parts = pattern.Program.StateCount / StatesInPart;

    public string Text => text;

    public bool IsMatch(string value, ref ValidationRun run)
    {
        if (!run.Spend(1) || !run.SpendParts(_parts))
        {
            return false;
        }

        var outcome = pattern.Test(value, ref run.PatternSteps);
        run.Stopped |= outcome == PatternOutcome.OutOfSteps;
        return outcome == PatternOutcome.Match;
    }
}
