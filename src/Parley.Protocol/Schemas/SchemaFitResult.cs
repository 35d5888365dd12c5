namespace Parley.Protocol.Schemas;

/// <summary>Whether one schema's values all fit another.</summary>
public enum SchemaFitVerdict
{
    /// <summary>Proven: every value that the first allows is accepted by the second.</summary>
    Fits,

    /// <summary>Some value that the first allows is refused by the second.</summary>
    DoesNotFit,

    /// <summary>The schemas use what the check can't decide.</summary>
    Unknown,
}

/// <summary>The verdict and the reasons against, each with the path in the values such as <c>$.days must be at most 7</c>.</summary>
public sealed record SchemaFitResult(SchemaFitVerdict Verdict, IReadOnlyList<string> Reasons)
{
    /// <summary>Whether every value of the one follows the other.</summary>
    public bool Fits => Verdict == SchemaFitVerdict.Fits;
}
