namespace Parley.Core.Policy;

/// <summary>Decides when a pair climbs. Pure: what it knows is in the situation.</summary>
public interface IClimbPolicy
{
    /// <summary>One of <see cref="ClimbPolicies"/>, or the name under which the owner configured it.</summary>
    string Name { get; }

    /// <summary>False for a policy that talks in plain language alone, even where a document is at hand.</summary>
    bool UsesDocuments => true;

    /// <summary>How documents that exist are judged by senders. Default by schemas where they settle it, else by a model.</summary>
    SuitabilityCheck Suitability => SuitabilityCheck.SchemasThenModel;

    /// <summary>Whether routines of others are taken over from libraries, and own ones left there by agents that publish. Default true.</summary>
    bool SharesRoutines => true;

    /// <summary>What the sender may do after an exchange.</summary>
    ClimbSteps DecideSender(ClimbSituation situation);

    /// <summary>Whether the receiver asks callers to negotiate, after so many language exchanges since its last negotiation.</summary>
    bool AsksToNegotiate(long languageExchanges);

    /// <summary>Whether a routine is written for a document that was used so often in model mode on this side.</summary>
    bool WritesRoutine(long modelExchanges);
}
