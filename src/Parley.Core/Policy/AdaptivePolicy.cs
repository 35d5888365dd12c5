namespace Parley.Core.Policy;

/// <summary>
/// Climbs when the expected saving passes the price of the climb: a pair that has talked n times is expected to talk max(5, n) times more.
/// The 5 lies just below the mean traffic of a pair in the Agora paper's network (1000 queries over 170 pairs: 5.9); the n is the rule of
/// thumb for heavy tails that what has lasted is half-way through.
/// </summary>
public sealed class AdaptivePolicy : IClimbPolicy
{
    private const long LeastExpectedExchanges = 5;

    /// <inheritdoc />
    public string Name => ClimbPolicies.Adaptive;

    /// <inheritdoc />
    public SuitabilityCheck Suitability => SuitabilityCheck.SchemasAlone;

    /// <inheritdoc />
    public ClimbSteps DecideSender(ClimbSituation situation)
    {
        var pair = situation.Pair;
        if (pair.LanguageExchanges == 0)
        {
            return ClimbSteps.Look;
        }

        var expected = Math.Max(LeastExpectedExchanges, pair.Exchanges);
        var saving = expected * pair.LanguageCost;
        // Models without a price cost time all the same: the climb is then weighed as if it cost three exchanges.
        var pays = pair.LanguageCost > 0 ? saving > situation.ClimbPrice : expected > 3;
        return pays ? ClimbSteps.Look | ClimbSteps.Negotiate : ClimbSteps.Look;
    }

    /// <inheritdoc />
    public bool AsksToNegotiate(long languageExchanges) => languageExchanges >= LeastExpectedExchanges;

    /// <inheritdoc />
    public bool WritesRoutine(long modelExchanges) => true;
}
