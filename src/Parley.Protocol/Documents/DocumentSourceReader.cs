namespace Parley.Protocol.Documents;
internal static class DocumentSourceReader
{
    public static DocumentSource Read(string source, DocumentLimits limits) => throw new NotImplementedException();
}
