using System.Text;
using Parley.Models.Offline.Fields;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Writing;

/// <summary>A value as it stands in a sentence.</summary>
internal static class ValuePhrase
{
    /// <summary>Dates and times of fields that hold such stand bare, other text in quotation marks.</summary>
    public static string Of(JsonValue value, FieldKind kind) => value.Kind switch
    {
        JsonKind.String when IsBare(value.AsString!, kind) => value.AsString!,
        JsonKind.String => Quote(value.AsString!),
        JsonKind.Number => JsonNumber.Format(value.AsNumber),
        JsonKind.Boolean => value.IsTrue ? "yes" : "no",
        JsonKind.Null => "nothing",
        _ => JsonText.Write(value),
    };

    public static string Several(JsonArray values, FieldKind kind) => Several([.. values.Select(value => Of(value, kind))]);

    public static string Several(IReadOnlyList<string> phrases) => phrases switch
    {
        [] => "none",
        [var only] => only,
        _ => $"{string.Join(", ", phrases.SkipLast(1))} and {phrases[^1]}",
    };

    /// <summary>Text in quotation marks on one line; what can't stand there is escaped as programmers do.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsBare(string text, FieldKind kind) => kind is FieldKind.Date or FieldKind.Time or FieldKind.DateTime && ValueForms.KindOf(text) == kind;
}
