namespace Parley.Core.Costs;

/// <summary>What a record's costs were for.</summary>
public enum RecordKind
{
    Exchange,
    Suitability,
    Negotiation,
    Programming,
    Verification,
}
