namespace Parley.Core.Costs.Budgets;

/// <summary>What a caller can use up, besides money and time. Each is counted over a sliding hour.</summary>
public enum Spending
{
    ModelCalls,
    Negotiations,
    Documents,
    Verdicts,
    Conversations,
    StepDowns,
    Climbs,
    Repairs,
}
