using System.Text.RegularExpressions;
using Parley.Protocol.Patterns;

namespace Parley.Protocol.Schemas.Rules;

/// <summary>A compiled pattern that charges a run for what a match may cost at worst.</summary>
internal sealed class SchemaPattern(Regex regex, string text, int size)
{
    // About as many states as take the time of one other step.
    private const int StatesPerStep = 16;

    private readonly Regex? _kept = size <= EcmaPattern.MaxKeptSize ? regex : null;
    private readonly string _source = regex.ToString();
    private readonly WeakReference<Regex> _large = new(regex);

    public string Text => text;

    public bool IsMatch(string value, ref ValidationRun run)
    {
        if (!run.Spend((int)Math.Min((long)value.Length * size / StatesPerStep, int.MaxValue / 2)))
        {
            return false;
        }

        try
        {
            return Engine().IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            // Counts as a budget that is spent: the run ends here.
            return run.Spend(int.MaxValue / 2) && false;
        }
    }

    private Regex Engine()
    {
        if (_kept is not null)
        {
            return _kept;
        }

        if (!_large.TryGetTarget(out var engine))
        {
            engine = new Regex(_source, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, EcmaPattern.MatchTimeout);
            _large.SetTarget(engine);
        }

        return engine;
    }
}
