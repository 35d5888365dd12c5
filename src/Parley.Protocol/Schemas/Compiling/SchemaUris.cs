namespace Parley.Protocol.Schemas.Compiling;

/// <summary>Resolution of references (RFC 3986 section 5).</summary>
internal static class SchemaUris
{
    /// <summary>The base of a schema that names none.</summary>
    public const string Anonymous = "schema://local/";

    /// <summary>The longest reference, in characters; its fragment may lead through long names.</summary>
    public const int MaxReferenceLength = 16_384;

    /// <summary>The longest URI, in characters. What is relative to it repeats it.</summary>
    public const int MaxUriLength = 2048;

    /// <summary>Splits a reference into an absolute URI and its decoded fragment; null when it is no URI reference or is too long.</summary>
    public static (string Uri, string Fragment)? Resolve(string baseUri, string reference)
    {
        if (reference.Length > MaxReferenceLength)
        {
            return null;
        }

        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var (address, fragment) = hash < 0 ? (reference, "") : (reference[..hash], Uri.UnescapeDataString(reference[(hash + 1)..]));
        if (address.Length == 0)
        {
            return (baseUri, fragment);
        }

        if (address.Length > MaxUriLength)
        {
            return null;
        }

        var found = Uri.TryCreate(baseUri, UriKind.Absolute, out var parent) && Uri.TryCreate(parent, address, out var absolute)
            ? absolute
            : Uri.TryCreate(address, UriKind.Absolute, out var alone) ? alone : null;
        return found is { IsAbsoluteUri: true } && found.AbsoluteUri is { Length: <= MaxUriLength } uri ? (uri, fragment) : null;
    }
}
