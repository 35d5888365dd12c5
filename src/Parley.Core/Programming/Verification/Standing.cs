namespace Parley.Core.Programming.Verification;

/// <summary>All that the promotion rule looks at.</summary>
/// <param name="Evidence">What was gathered so far, in order.</param>
/// <param name="Unconfirmed">Features of the routine's cases that no independent answer has confirmed.</param>
/// <param name="MissingExamples">Real exchanges still wanted because a body is text that nobody can make up.</param>
/// <param name="IsMultiround">The routine decides itself how often it sends.</param>
public sealed record Standing(IReadOnlyList<Evidence> Evidence, int Unconfirmed, int MissingExamples, bool IsMultiround)
{
    /// <summary>Whether evidence of this kind was gathered, whatever it said.</summary>
    public bool Has(string kind) => Evidence.Any(evidence => evidence.Kind == kind);
}
