using System.Text.RegularExpressions;
using Parley.Models.Offline.Fields;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Reading;

/// <summary>Finds in a stranger's text the value of a field that can only be one of a few words.</summary>
internal static partial class LooseChoices
{
    /// <summary>Missing when the text says none of them, or more than one.</summary>
    public static JsonValue Find(Field field, string text)
    {
        if (field.Allowed.Count > 0)
        {
            var said = field.Allowed.Where(value => value.AsString is { Length: > 0 } word && Regex.IsMatch(text, $@"(?<!\w){Regex.Escape(word)}(?!\w)", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1))).ToList();
            return said is [var only] ? only : default;
        }

        if (field.Kind == FieldKind.Boolean)
        {
            return YesOrNo().Match(text) is { Success: true } answer ? answer.Value.Equals("yes", StringComparison.OrdinalIgnoreCase) : default(JsonValue);
        }

        return default;
    }

    [GeneratedRegex(@"\A\s*(?:yes|no)\b", RegexOptions.IgnoreCase)]
    private static partial Regex YesOrNo();
}
