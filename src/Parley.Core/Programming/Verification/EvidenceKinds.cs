namespace Parley.Core.Programming.Verification;

/// <summary>Names of the kinds of evidence, the cheapest first. They stand in records and are an interface.</summary>
public static class EvidenceKinds
{
    /// <summary>The routine's input and output follow the schemas, over generated values.</summary>
    public const string Types = "types";

    /// <summary>Every value that the schemas require reaches the tool or the output.</summary>
    public const string DataFlow = "data-flow";

    /// <summary>It does what was done in recorded exchanges.</summary>
    public const string Recorded = "recorded";

    /// <summary>What is encoded and decoded again is the same.</summary>
    public const string Identity = "identity";

    /// <summary>A model, asked once over generated inputs, answers the same.</summary>
    public const string ModelBatch = "model-batch";

    /// <summary>Real exchanges that a model handles under the document, to be compared with the routine later.</summary>
    public const string Shadow = "shadow";
}
