namespace Parley.Core.Policy;

/// <summary>
/// Rents plain language or buys a climb, by a prediction that is trusted to a third: where the pair is expected to talk often enough for a climb to pay, it climbs once a third of the price was spent on plain
/// language, else once three times the price was. It spends at most 4/3 of the least where the prediction holds, and at most 4 times the least where it doesn't (Purohit, Svitkina, Kumar, "Improving Online Algorithms
/// via ML Predictions", 2018, section 2); less than one exchange comes on top where what it waits for is no whole number of exchanges, for it can't climb in the middle of one.
/// </summary>
public sealed class AdaptivePolicy : IClimbPolicy
{
    private const int Trust = 3;

    /// <summary>Models without a price cost time all the same: the climb is then weighed as if it cost three exchanges.</summary>
    private const double UnpricedExchanges = 3;

    /// <summary>After so many exchanges in language a receiver without a document asks its callers for one; about the mean traffic of a pair.</summary>
    private const long LanguageBeforeAsking = 5;

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

        var price = pair.LanguageCost > 0 ? (double)(situation.ClimbPrice / pair.LanguageCost) : UnpricedExchanges;
        var isDue = situation.ExpectedExchanges >= price ? pair.LanguageExchanges * Trust >= price : pair.LanguageExchanges >= price * Trust;
        return isDue ? ClimbSteps.Look | ClimbSteps.Negotiate : ClimbSteps.Look;
    }

    /// <inheritdoc />
    public bool AsksToNegotiate(long languageExchanges) => languageExchanges >= LanguageBeforeAsking;

    /// <inheritdoc />
    public bool WritesRoutine(long modelExchanges) => true;
}
