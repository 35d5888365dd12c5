namespace Parley.Protocol.Documents;
internal static class DocumentMetadataReader
{
    public static DocumentMetadata Read(string text, DocumentLimits limits, DocumentNotes notes) => throw new NotImplementedException();
}
