namespace Parley.Protocol.Documents;

/// <summary>
/// One entry of <c>protocolSources</c>, read: a URL to fetch, a text carried in the entry itself, or something this node does not read.
/// Whatever its form, a text counts only once its hash has been checked.
/// </summary>
public abstract record DocumentSource
{
    private DocumentSource()
    {
    }

    /// <summary>An absolute http or https URL without credentials; still to be fetched through the guarded fetch.</summary>
    public sealed record Http(Uri Uri) : DocumentSource;

    /// <summary>The text a <c>data:</c> URI carried.</summary>
    public sealed record Data(string Text) : DocumentSource;

    /// <summary>The document itself, written straight into the list (draft standard, section 6.1).</summary>
    public sealed record RawText(string Text) : DocumentSource;

    /// <summary>A source that is not read, and why, in words a peer may see.</summary>
    public sealed record Unsupported(string Reason) : DocumentSource;

    /// <summary>Reads one entry; never throws. Length limits are checked before decoding.</summary>
    public static DocumentSource Parse(string source, DocumentLimits limits) => DocumentSourceReader.Read(source, limits);

    /// <summary>The percent-encoded form that the Python library emits and reads: <c>data:text/plain;charset=utf-8,</c> and the escaped text.</summary>
    public static string ToDataUri(string text) => DataUri.Write(text);
}
