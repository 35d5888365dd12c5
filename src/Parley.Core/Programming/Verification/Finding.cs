namespace Parley.Core.Programming.Verification;

/// <summary>Evidence with the failures behind it, written so that a model can repair the routine.</summary>
internal sealed record Finding(Evidence Evidence, IReadOnlyList<string> Failures)
{
    private const int MaxFailures = 4;

    /// <summary>True when the oracle failed, not the routine: no repair would help.</summary>
    public bool EndsClimb { get; init; }

    public static Finding Passed(string kind, int cases, string detail, decimal cost = 0) => new(new Evidence(kind, true, cases, detail, cost), []);

    public static Finding Failed(string kind, int cases, IEnumerable<string> failures, decimal cost = 0)
    {
        IReadOnlyList<string> few = [.. failures.Distinct().Take(MaxFailures)];
        return new Finding(new Evidence(kind, false, cases, few[0], cost), few);
    }
}
