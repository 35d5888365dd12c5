using System.Text.RegularExpressions;

namespace Parley.Models.Offline.Fields;

/// <summary>Texts that are dates and times by their look (RFC 3339).</summary>
internal static partial class ValueForms
{
    public const string DatePattern = @"\d{4}-\d{2}-\d{2}";
    public const string TimePattern = @"\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?";
    public const string DateTimePattern = DatePattern + @"[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?";

    public static FieldKind KindOf(string text) => text switch
    {
        _ when DateTimeText().IsMatch(text) => FieldKind.DateTime,
        _ when DateText().IsMatch(text) => FieldKind.Date,
        _ when TimeText().IsMatch(text) => FieldKind.Time,
        _ => FieldKind.Text,
    };

    [GeneratedRegex($@"\A{DatePattern}\z")]
    private static partial Regex DateText();

    [GeneratedRegex($@"\A{TimePattern}\z")]
    private static partial Regex TimeText();

    [GeneratedRegex($@"\A{DateTimePattern}\z")]
    private static partial Regex DateTimeText();
}
