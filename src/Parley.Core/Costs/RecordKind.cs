namespace Parley.Core.Costs;

/// <summary>What a record's costs were for.</summary>
public enum RecordKind
{
    /// <summary>A request and its outcome.</summary>
    Exchange,

    /// <summary>A model was asked whether a document suits a task or skills.</summary>
    Suitability,

    /// <summary>A document was agreed on, or not.</summary>
    Negotiation,

    /// <summary>A routine was written or repaired.</summary>
    Programming,

    /// <summary>Evidence for a routine was paid for.</summary>
    Verification,
}
