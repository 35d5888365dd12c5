namespace Parley.Core.Policy;

/// <summary>Climbs after fixed numbers of language exchanges, as the Agora paper (3/5/10) and its Python library (5/10/5) do.</summary>
/// <param name="LookAfter">Language exchanges before known documents are used.</param>
/// <param name="NegotiateAfter">Language exchanges before a negotiation.</param>
/// <param name="AskAfter">Language exchanges of a receiver before it asks callers to negotiate.</param>
/// <param name="ProgramAfter">Model-mode uses of a document before a routine is written for it.</param>
public sealed record ThresholdPolicy(string Name, long LookAfter, long NegotiateAfter, long AskAfter, long ProgramAfter) : IClimbPolicy
{
    /// <summary>Language exchanges before documents of the peer are used; null: as for all others.</summary>
    public long? LookAtPeerAfter { get; init; }

    /// <inheritdoc />
    public SuitabilityCheck Suitability { get; init; }

    /// <inheritdoc />
    public bool SharesRoutines { get; init; } = true;

    /// <inheritdoc />
    public bool UsesDocuments => LookAfter != long.MaxValue;

    /// <inheritdoc />
    public ClimbSteps DecideSender(ClimbSituation situation)
    {
        var seen = situation.Pair.LanguageExchanges;
        var look = seen >= LookAfter ? ClimbSteps.Look : seen >= LookAtPeerAfter ? ClimbSteps.LookAtPeer : ClimbSteps.None;
        var asked = situation.PeerAsks && NegotiateAfter != long.MaxValue;
        var negotiate = seen >= NegotiateAfter || asked ? ClimbSteps.Negotiate : ClimbSteps.None;
        return look | negotiate;
    }

    /// <inheritdoc />
    public bool AsksToNegotiate(long languageExchanges) => languageExchanges >= AskAfter;

    /// <inheritdoc />
    public bool WritesRoutine(long modelExchanges) => modelExchanges >= ProgramAfter;
}
