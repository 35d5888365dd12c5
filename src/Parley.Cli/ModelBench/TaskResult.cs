using Parley.Protocol.Json;

namespace Parley.Cli.ModelBench;

/// <summary>How one task went, in plain language and after a climb.</summary>
/// <param name="LanguageRight">Right answers in plain language, of <paramref name="Exchanges"/>.</param>
/// <param name="IsAgreed">The two agents agreed on a document.</param>
/// <param name="Routines">Sides whose routine passed its evidence and went live: 0 to 2.</param>
/// <param name="ClimbedRight">Right answers after the climb, of <paramref name="Exchanges"/>.</param>
/// <param name="WithoutModel">Exchanges after the climb that asked no model on either side.</param>
/// <param name="Trouble">The first thing that went wrong, in the node's words; null when nothing did.</param>
internal sealed record TaskResult(ModelTask Task, int Exchanges, int LanguageRight, bool IsAgreed, int Routines, int ClimbedRight, int WithoutModel, string? Trouble)
{
    public required ModelUse Language { get; init; }

    public required ModelUse Negotiation { get; init; }

    public required ModelUse Programming { get; init; }

    /// <summary>The exchanges after the climb themselves.</summary>
    public required ModelUse After { get; init; }

    public ModelUse Climb => Negotiation + Programming;

    /// <summary>
    /// After so many exchanges the climb is paid back: by money where the model has a price, else by tokens. Null where it never is: nothing was saved,
    /// or the answers were not right.
    /// </summary>
    public int? BreakEvenAfter
    {
        get
        {
            var (paid, saved) = Language.Cost > 0 ? ((double)Climb.Cost, (double)(Language.Cost - After.Cost)) : (Climb.Tokens, Language.Tokens - After.Tokens);
            return ClimbedRight == Exchanges && saved > 0 ? (int)Math.Ceiling(paid * Exchanges / saved) : null;
        }
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            { "task", Task.Name },
            { "exchanges", Exchanges },
            { "languageRight", LanguageRight },
            { "agreed", IsAgreed },
            { "routines", Routines },
            { "climbedRight", ClimbedRight },
            { "withoutModel", WithoutModel },
            { "language", Language.ToJson() },
            { "negotiation", Negotiation.ToJson() },
            { "programming", Programming.ToJson() },
            { "after", After.ToJson() },
            { "breakEvenAfter", BreakEvenAfter is { } after ? after : JsonValue.Null },
        };
        if (Trouble is not null)
        {
            json["trouble"] = Trouble;
        }

        return json;
    }
}
