namespace Parley.Core.Costs.Budgets;

/// <summary>How much of the owner's money and work a caller may use, or all strangers together. 0 forbids.</summary>
public sealed class CallerLimits
{
    /// <summary>The highest count that can be set; stands for no limit.</summary>
    public const int Unlimited = 1_000_000_000;

    /// <summary>Model calls made for the caller, climbs included, in the currency of the models' prices. Default 1 a day; 0 to 1,000,000,000.</summary>
    public decimal CostPerDay { get; set; } = 1;

    /// <summary>Model calls for exchanges, tools and climbs. Default 600 an hour; 0 to 1,000,000,000.</summary>
    public int ModelCallsPerHour { get; set; } = 600;

    /// <summary>Turns of negotiations that are answered. Default 60 an hour; 0 to 1,000,000,000.</summary>
    public int NegotiationsPerHour { get; set; } = 60;

    /// <summary>Unknown documents that are looked for, judged and kept if they suit: each with those that it refers to, and each further fetch for one of them. Default 60 an hour; 0 to 1,000,000,000.</summary>
    public int DocumentsPerHour { get; set; } = 60;

    /// <summary>Verdicts of a model on whether a document suits. Default 60 an hour; 0 to 1,000,000,000.</summary>
    public int VerdictsPerHour { get; set; } = 60;

    /// <summary>Conversations that are opened. Default 300 an hour; 0 to 1,000,000,000.</summary>
    public int ConversationsPerHour { get; set; } = 300;

    /// <summary>Exchanges in which a rung breaks and a dearer one takes over. Default 60 an hour; 0 to 1,000,000,000.</summary>
    public int StepDownsPerHour { get; set; } = 60;

    /// <summary>Routines that are begun to be written. Default 12 an hour; 0 to 1,000,000,000.</summary>
    public int ClimbsPerHour { get; set; } = 12;

    /// <summary>Routines that are begun to be repaired. Default 4 an hour; 0 to 1,000,000,000.</summary>
    public int RepairsPerHour { get; set; } = 4;

    /// <summary>Exchanges that wait for a model at the same time. Default 8; 0 to 1,000,000,000.</summary>
    public int MaxAtWork { get; set; } = 8;

    /// <summary>No limit at all: what a trusted caller has unless its entry says otherwise.</summary>
    public static CallerLimits None() => new()
    {
        CostPerDay = Unlimited,
        ModelCallsPerHour = Unlimited,
        NegotiationsPerHour = Unlimited,
        DocumentsPerHour = Unlimited,
        VerdictsPerHour = Unlimited,
        ConversationsPerHour = Unlimited,
        StepDownsPerHour = Unlimited,
        ClimbsPerHour = Unlimited,
        RepairsPerHour = Unlimited,
        MaxAtWork = Unlimited,
    };

    /// <summary>Defaults for all strangers together: twenty times a caller's, eight times its work at the same time.</summary>
    public static CallerLimits Crowd() => new()
    {
        CostPerDay = 20,
        ModelCallsPerHour = 12_000,
        NegotiationsPerHour = 1_200,
        DocumentsPerHour = 1_200,
        VerdictsPerHour = 1_200,
        ConversationsPerHour = 6_000,
        StepDownsPerHour = 1_200,
        ClimbsPerHour = 120,
        RepairsPerHour = 40,
        MaxAtWork = 64,
    };

    /// <summary>The limit of one kind, in an hour.</summary>
    public int Of(Spending what) => what switch
    {
        Spending.ModelCalls => ModelCallsPerHour,
        Spending.Negotiations => NegotiationsPerHour,
        Spending.Documents => DocumentsPerHour,
        Spending.Verdicts => VerdictsPerHour,
        Spending.Conversations => ConversationsPerHour,
        Spending.StepDowns => StepDownsPerHour,
        Spending.Climbs => ClimbsPerHour,
        _ => RepairsPerHour,
    };

    /// <summary>Every mistake: the key as <c>parley.json</c> names it, and what is wrong with it.</summary>
    public IEnumerable<(string Key, string Mistake)> Validate()
    {
        if (CostPerDay is < 0 or > Unlimited)
        {
            yield return ("costPerDay", $"must be from 0 to {Unlimited} but is {CostPerDay}.");
        }

        foreach (var what in Enum.GetValues<Spending>().Where(what => Of(what) is < 0 or > Unlimited))
        {
            var name = what.ToString();
            yield return ($"{char.ToLowerInvariant(name[0])}{name[1..]}PerHour", $"must be from 0 to {Unlimited} but is {Of(what)}.");
        }

        if (MaxAtWork is < 0 or > Unlimited)
        {
            yield return ("maxAtWork", $"must be from 0 to {Unlimited} but is {MaxAtWork}.");
        }
    }
}
