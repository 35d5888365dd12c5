namespace Parley.Core.Programming.Verification;

/// <summary>Names of the kinds of evidence, the cheapest first. They stand in records and are an interface.</summary>
public static class EvidenceKinds
{
    public const string Types = "types";
    public const string DataFlow = "data-flow";
    public const string Recorded = "recorded";
    public const string Identity = "identity";
    public const string ModelBatch = "model-batch";

    /// <summary>Real exchanges that a model handles under the document, to be compared with the routine later.</summary>
    public const string Shadow = "shadow";
}
