namespace Parley.Simulations.Network.Costs;

/// <summary>What money was spent on: the four parts of the Agora paper, and what a documented exchange asks of a model.</summary>
internal enum CostKind
{
    /// <summary>Exchanges in which a model read or wrote: in plain language, or by a document.</summary>
    Language,

    /// <summary>Finding out whether a document suits.</summary>
    Suitability,

    /// <summary>Agreeing on a document.</summary>
    Negotiation,

    /// <summary>Having routines written and verified.</summary>
    Routines,
}
