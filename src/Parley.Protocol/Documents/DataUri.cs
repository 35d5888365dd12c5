namespace Parley.Protocol.Documents;
internal static class DataUri
{
    public static string Write(string text) => throw new NotImplementedException();
}
