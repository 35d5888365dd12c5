using System.Text.RegularExpressions;

namespace Parley.Protocol.Schemas.Rules;

/// <summary>A compiled pattern that charges a run for what a match may cost at worst.</summary>
internal sealed class SchemaPattern(Regex regex, string text, int size)
{
    // About as many states as take the time of one other step.
    private const int StatesPerStep = 16;

    public string Text => text;

    public bool IsMatch(string value, ref ValidationRun run)
        => run.Spend((int)Math.Min((long)value.Length * size / StatesPerStep, int.MaxValue / 2)) && regex.IsMatch(value);
}
