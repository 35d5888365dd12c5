using System.Globalization;

namespace Parley.Simulations.Network.Reporting;

/// <summary>Lines of comma-separated values (RFC 4180).</summary>
internal static class CsvText
{
    private static readonly char[] Quoted = ['"', ',', '\r', '\n'];

    /// <summary>Texts, numbers, truth values and hashes; nothing for null.</summary>
    public static string Line(params ReadOnlySpan<object?> values)
    {
        var fields = new string[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            fields[i] = values[i] switch
            {
                string text => Field(text),
                bool truth => truth ? "true" : "false",
                var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
            };
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
