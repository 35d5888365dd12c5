using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Compiling;

/// <summary>The schemas of JSON Schema 2020-12 itself, from the specification.</summary>
internal static class Metaschemas
{
    public const string Uri = "https://json-schema.org/draft/2020-12/schema";

    private const string Prefix = "https://json-schema.org/draft/2020-12/";

    /// <summary>The schema at a URI, or null when it is none of them.</summary>
    public static JsonValue? Find(string uri)
    {
        if (!uri.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var name = uri[Prefix.Length..];
        using var stream = typeof(Metaschemas).Assembly.GetManifestResourceStream("metaschema/" + (name.StartsWith("meta/", StringComparison.Ordinal) ? name[5..] : name) + ".json");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return JsonText.Parse(reader.ReadToEnd());
    }
}
