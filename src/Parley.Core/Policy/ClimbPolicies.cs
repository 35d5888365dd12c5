namespace Parley.Core.Policy;

/// <summary>Names of the policies that ship with Parley.</summary>
public static class ClimbPolicies
{
    /// <summary>
    /// As the agents of the Agora paper: documents of the peer are used from the first exchange on, others after 3 exchanges in language, a negotiation comes after 5, a receiver
    /// asks for one after 10. A model judges each document, and everybody has routines written for themselves.
    /// </summary>
    public const string Paper = "paper";

    /// <summary>The numbers of Agora's Python library: 5, 10, and a routine after 5 uses of a document.</summary>
    public const string Library = "library";

    /// <summary>Weighs what a climb costs against what it has saved and will save. The default.</summary>
    public const string Adaptive = "adaptive";

    /// <summary>Plain language for ever.</summary>
    public const string LanguageOnly = "language-only";

    /// <summary>Uses documents that exist, at once, and negotiates none.</summary>
    public const string NeverNegotiate = "never-negotiate";

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<IClimbPolicy> All { get; } =
    [
        new ThresholdPolicy(Paper, LookAfter: 3, NegotiateAfter: 5, AskAfter: 10, ProgramAfter: 0) { LookAtPeerAfter = 0, Suitability = SuitabilityCheck.Model, SharesRoutines = false },
        new ThresholdPolicy(Library, LookAfter: 5, NegotiateAfter: 10, AskAfter: long.MaxValue, ProgramAfter: 5),
        new AdaptivePolicy(),
        new ThresholdPolicy(LanguageOnly, long.MaxValue, long.MaxValue, long.MaxValue, long.MaxValue),
        new ThresholdPolicy(NeverNegotiate, LookAfter: 0, NegotiateAfter: long.MaxValue, AskAfter: long.MaxValue, ProgramAfter: 0),
    ];

    /// <summary>Null when there is no policy of this name.</summary>
    public static IClimbPolicy? Find(string name) => All.FirstOrDefault(policy => policy.Name == name);
}
