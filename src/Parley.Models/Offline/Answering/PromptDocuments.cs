namespace Parley.Models.Offline.Answering;

/// <summary>What the offline model says of documents that it can't use.</summary>
internal static class PromptDocuments
{
    public const string NotUnderstood = "The offline model can't make out from this document what is asked and answered.";
}
