using Parley.Core.Costs.Budgets;
using Parley.Core.Prompting;
using Parley.Protocol.Json;

namespace Parley.Core.Programming.Verification;

/// <summary>What stays the same, or is learnt, over the attempts of one climb.</summary>
internal sealed class ClimbMemory(ProgrammingOptions options, PeerAccount? account, IReadOnlyList<Example> examples, IReadOnlyList<FailedCase> mustPass)
{
    public ProgrammingOptions Options { get; } = options;

    /// <summary>Real exchanges handled by a model.</summary>
    public IReadOnlyList<Example> Examples { get; } = examples;

    /// <summary>Cases on which an earlier routine broke.</summary>
    public IReadOnlyList<FailedCase> MustPass { get; } = mustPass;

    /// <summary>A model's answers to cases, by leg and case: no case is paid for twice.</summary>
    public Dictionary<string, JsonValue> Expectations { get; } = new(StringComparer.Ordinal);

    /// <summary>Suspicions that were put to the model and that its next routine raised again: the oracle decides on them.</summary>
    public HashSet<string> Insisted { get; } = new(StringComparer.Ordinal);

    public ModelBill WritingBill { get; } = new(account);

    public ModelBill VerificationBill { get; } = new(account);

    public decimal Cost => WritingBill.Cost + VerificationBill.Cost;

    public bool IsSpent => Cost >= Options.MaxCost;
}
