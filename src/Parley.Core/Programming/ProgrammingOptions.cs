using Parley.Routines;

namespace Parley.Core.Programming;

/// <summary>How much a climb may cost and how hard a routine is tried.</summary>
public sealed class ProgrammingOptions
{
    /// <summary>How often a model may write or repair a routine in one climb. Default 3, 1 to 20.</summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>What one climb may cost in the currency of the model's price, US dollars unless it says otherwise; no call is begun once it is spent. Default 0.25, 0 to 1,000.</summary>
    public decimal MaxCost { get; set; } = 0.25m;

    /// <summary>Seed of generated cases: the same seed gives the same cases. Default 1.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Random samples of each schema on which a routine is run, besides those made to cover. Default 48, 0 to 1,000.</summary>
    public int RandomSamples { get; set; } = 48;

    /// <summary>Cases in one batched question, as far as what is demanded allows. Default 16, 2 to 200.</summary>
    public int BatchCases { get; set; } = 16;

    /// <summary>Cases in one batched question at the very most. Default 48, not less than <see cref="BatchCases"/>, up to 400.</summary>
    public int MaxBatchCases { get; set; } = 48;

    /// <summary>Real exchanges in which a model handles an untyped document before a routine is tried on them. Default 3, 1 to 100.</summary>
    public int ShadowExchanges { get; set; } = 3;

    /// <summary>Recorded exchanges that a routine is compared with, the newest. Default 50, 0 to 1,000.</summary>
    public int RecordedExchanges { get; set; } = 50;

    /// <summary>What one call of a routine may spend, in trials and live. Default: those of the routine language.</summary>
    public RoutineLimits Limits { get; set; } = RoutineLimits.Default;

    /// <summary>Every mistake, in words; empty when the options can be used.</summary>
    public IReadOnlyList<string> Validate() =>
    [
        .. new (bool Ok, string Mistake)[]
        {
            (MaxAttempts is >= 1 and <= 20, $"{nameof(MaxAttempts)} is {MaxAttempts}; it must be 1 to 20."),
            (MaxCost is >= 0 and <= 1000, $"{nameof(MaxCost)} is {MaxCost}; it must be 0 to 1,000."),
            (RandomSamples is >= 0 and <= 1000, $"{nameof(RandomSamples)} is {RandomSamples}; it must be 0 to 1,000."),
            (BatchCases is >= 2 and <= 200, $"{nameof(BatchCases)} is {BatchCases}; it must be 2 to 200."),
            (MaxBatchCases >= BatchCases && MaxBatchCases <= 400, $"{nameof(MaxBatchCases)} is {MaxBatchCases}; it must be {nameof(BatchCases)} to 400."),
            (ShadowExchanges is >= 1 and <= 100, $"{nameof(ShadowExchanges)} is {ShadowExchanges}; it must be 1 to 100."),
            (RecordedExchanges is >= 0 and <= 1000, $"{nameof(RecordedExchanges)} is {RecordedExchanges}; it must be 0 to 1,000."),
        }.Where(check => !check.Ok).Select(check => check.Mistake),
    ];
}
