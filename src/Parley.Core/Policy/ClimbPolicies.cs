namespace Parley.Core.Policy;

/// <summary>Names of the policies that ship with Parley.</summary>
public static class ClimbPolicies
{
    public const string Paper = "paper";
    public const string Library = "library";
    public const string Adaptive = "adaptive";
    public const string LanguageOnly = "language-only";
    public const string NeverNegotiate = "never-negotiate";

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<IClimbPolicy> All { get; } =
    [
        new ThresholdPolicy(Paper, LookAfter: 3, NegotiateAfter: 5, AskAfter: 10, ProgramAfter: 0),
        new ThresholdPolicy(Library, LookAfter: 5, NegotiateAfter: 10, AskAfter: long.MaxValue, ProgramAfter: 5),
        new AdaptivePolicy(),
        new ThresholdPolicy(LanguageOnly, long.MaxValue, long.MaxValue, long.MaxValue, long.MaxValue),
        new ThresholdPolicy(NeverNegotiate, LookAfter: 0, NegotiateAfter: long.MaxValue, AskAfter: long.MaxValue, ProgramAfter: 0),
    ];

    public static IClimbPolicy? Find(string name) => All.FirstOrDefault(policy => policy.Name == name);
}
