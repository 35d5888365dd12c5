using System.Globalization;

namespace Parley.Protocol.Patterns.Characters;

/// <summary>The sets behind <c>\p{…}</c>: general categories from .NET's own data, the common scripts and a few binary properties from tables.</summary>
internal static class UnicodeProperties
{
    private static readonly Dictionary<string, string> Categories = new(StringComparer.Ordinal)
    {
        ["Letter"] = "L", ["Cased_Letter"] = "LC", ["Uppercase_Letter"] = "Lu", ["Lowercase_Letter"] = "Ll", ["Titlecase_Letter"] = "Lt",
        ["Modifier_Letter"] = "Lm", ["Other_Letter"] = "Lo", ["Mark"] = "M", ["Combining_Mark"] = "M", ["Nonspacing_Mark"] = "Mn",
        ["Spacing_Mark"] = "Mc", ["Enclosing_Mark"] = "Me", ["Number"] = "N", ["Decimal_Number"] = "Nd", ["digit"] = "Nd",
        ["Letter_Number"] = "Nl", ["Other_Number"] = "No", ["Punctuation"] = "P", ["punct"] = "P", ["Connector_Punctuation"] = "Pc",
        ["Dash_Punctuation"] = "Pd", ["Open_Punctuation"] = "Ps", ["Close_Punctuation"] = "Pe", ["Initial_Punctuation"] = "Pi",
        ["Final_Punctuation"] = "Pf", ["Other_Punctuation"] = "Po", ["Symbol"] = "S", ["Math_Symbol"] = "Sm", ["Currency_Symbol"] = "Sc",
        ["Modifier_Symbol"] = "Sk", ["Other_Symbol"] = "So", ["Separator"] = "Z", ["Space_Separator"] = "Zs", ["Line_Separator"] = "Zl",
        ["Paragraph_Separator"] = "Zp", ["Other"] = "C", ["Control"] = "Cc", ["cntrl"] = "Cc", ["Format"] = "Cf", ["Surrogate"] = "Cs",
        ["Private_Use"] = "Co", ["Unassigned"] = "Cn",
    };

    // In the order of UnicodeCategory.
    private static readonly string[] ShortNames =
        ["Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Cn"];

    private static readonly Lazy<CodePointSet[]> ByCategory = new(ReadCategories);

    /// <summary>The set of a property expression such as <c>L</c>, <c>Script=Greek</c> or <c>White_Space</c>; null when it is not known.</summary>
    public static CodePointSet? Find(string expression)
    {
        var equals = expression.IndexOf('=', StringComparison.Ordinal);
        var (name, value) = equals < 0 ? ("", expression) : (expression[..equals], expression[(equals + 1)..]);
        return name switch
        {
            "" => Binary(value) ?? Category(value),
            "General_Category" or "gc" => Category(value),
            "Script" or "sc" or "Script_Extensions" or "scx" => Table(value, script: true),
            _ => null,
        };
    }

    private static CodePointSet? Binary(string name) => name switch
    {
        "Any" => new CodePointSet("0-10FFFF"),
        "ASCII" => new CodePointSet("0-7F"),
        "ASCII_Hex_Digit" or "AHex" => new CodePointSet("30-39 41-46 61-66"),
        "Assigned" => Category("Cn")!.Complement(),
        _ => Table(name is "space" ? "White_Space" : name is "EPres" ? "Emoji_Presentation" : name, script: false),
    };

    private static CodePointSet? Table(string name, bool script)
    {
        var isScript = name is not ("White_Space" or "Emoji_Presentation");
        return isScript == script && UnicodeTables.Ranges.TryGetValue(name, out var ranges) ? new CodePointSet(ranges) : null;
    }

    private static CodePointSet? Category(string value)
    {
        var name = Categories.GetValueOrDefault(value, value);
        var result = new CodePointSet();
        var found = false;
        for (var i = 0; i < ShortNames.Length; i++)
        {
            if (name == ShortNames[i] || (name.Length == 1 && ShortNames[i][0] == name[0]) || (name == "LC" && i < 3))
            {
                found = true;
                result.Add(ByCategory.Value[i]);
            }
        }

        return found ? result : null;
    }

    private static CodePointSet[] ReadCategories()
    {
        var sets = Array.ConvertAll(ShortNames, _ => new CodePointSet());
        var first = 0;
        for (var c = 1; c <= CodePointSet.Last + 1; c++)
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(first);
            if (c > CodePointSet.Last || CharUnicodeInfo.GetUnicodeCategory(c) != category)
            {
                sets[(int)category].Add(first, c - 1);
                first = c;
            }
        }

        // Read once here, so that no thread that shares them changes them.
        Array.ForEach(sets, set => _ = set.Ranges);
        return sets;
    }
}
