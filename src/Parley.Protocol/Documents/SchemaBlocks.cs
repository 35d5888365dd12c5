namespace Parley.Protocol.Documents;
internal static class SchemaBlocks
{
    public static DocumentSchemas? Read(string text, DocumentLimits limits, DocumentNotes notes) => throw new NotImplementedException();
}
