using System.Text.RegularExpressions;

namespace Parley.Models.Offline.Reading;

/// <summary>Tells a question from an answer.</summary>
internal static partial class Question
{
    public static bool IsOne(string text) => text.TrimEnd().EndsWith('?') || Words().IsMatch(text);

    [GeneratedRegex(@"\b(?:please (?:tell|provide|specify|give|send|let me know|state)|I need to know|could you (?:tell|provide|specify|give))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Words();
}
