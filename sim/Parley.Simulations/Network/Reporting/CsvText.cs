using System.Globalization;

namespace Parley.Simulations.Network.Reporting;

/// <summary>Lines of comma-separated values (RFC 4180).</summary>
internal static class CsvText
{
    private static readonly char[] Quoted = ['"', ',', '\r', '\n'];

    /// <summary>Texts, numbers and truth values; nothing for null.</summary>
    public static string Line(params ReadOnlySpan<object?> values)
    {
        var fields = new string[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            fields[i] = values[i] is string text ? Field(text) : Convert.ToString(values[i], CultureInfo.InvariantCulture)!.ToLowerInvariant();
        }

        return string.Join(',', fields) + "\r\n";
    }

    /// <summary>Texts come from agents: what a spreadsheet would take for a formula is marked as text.</summary>
    private static string Field(string text)
    {
        text = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return text.IndexOfAny(Quoted) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
