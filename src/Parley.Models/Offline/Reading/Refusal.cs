using System.Text.RegularExpressions;

namespace Parley.Models.Offline.Reading;

/// <summary>Tells a refusal from an answer.</summary>
internal static partial class Refusal
{
    public static bool IsOne(string text) => Words().IsMatch(text);

    [GeneratedRegex(@"\b(?:I|we) (?:can't|can’t|cannot|can not|could not|couldn't|couldn’t|am unable|are unable|'m unable|am not able|do not have|don't have)\b|\A\W*(?:sorry|error|unfortunately)\b|\bunable to\b|\berror\W*\z", RegexOptions.IgnoreCase)]
    private static partial Regex Words();
}
