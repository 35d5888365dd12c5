using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Parley.Protocol.Json;

namespace Parley.Simulations.Network.Reporting;

/// <summary>The report as one HTML file that needs nothing beside it. Its security policy admits the scripts that are part of it and no others, and no network.</summary>
internal static partial class ReportPage
{
    private static readonly string[] Scripts = ["elements.js", "charts.js", "network.js", "orders.js", "documents.js", "tables.js", "page.js"];

    public static string Of(JsonObject data)
    {
        var (library, script) = (Resource("echarts.common.min.js"), string.Concat(Scripts.Select(Resource)));
        // Only the template is searched: what is put in is never looked at again.
        return Marker().Replace(Resource("report.html"), match => match.Groups[1].Value switch
        {
            "scripts" => $"'{HashOf(library)}' '{HashOf(script)}'",
            "style" => Resource("report.css"),
            "data" => EmbeddedText(data),
            "library" => library,
            _ => script,
        });
    }

    /// <summary>JSON that can stand inside a script element: a <c>&lt;</c> occurs in strings alone and is escaped there, so nothing in it ends the element or begins a comment.</summary>
    public static string EmbeddedText(JsonObject data) => JsonText.Write(data)
        .Replace("<", "\\u003c", StringComparison.Ordinal)
        .Replace(">", "\\u003e", StringComparison.Ordinal)
        .Replace("&", "\\u0026", StringComparison.Ordinal);

    private static string HashOf(string script) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}";

    private static string Resource(string name)
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream($"page/{name}") ?? throw new InvalidOperationException($"The page has no part {name}.");
        using var reader = new StreamReader(stream);
        // A page has LF alone when it is read by a browser, and so must what was hashed.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\{\{(scripts|style|data|library|script)\}\}")]
    private static partial Regex Marker();
}
