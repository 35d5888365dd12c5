using System.Globalization;

namespace Parley.Routines.Syntax;

/// <summary>Character classes of ECMA-262 sections 12.2, 12.3 and 12.7.</summary>
internal static class Characters
{
    public static bool StartsName(char c) => char.IsAsciiLetter(c) || c is '_' or '$' || (c > 127 && char.IsLetter(c));

    public static bool ContinuesName(char c) => StartsName(c) || char.IsAsciiDigit(c)
        || (c > 127 && (char.IsDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation));

    public static bool EndsLine(char c) => c is '\n' or '\r' or '\u2028' or '\u2029';

    /// <summary>White space and line ends, as <c>trim</c> and number reading see them.</summary>
    public static bool IsSpace(char c) => c is ' ' or (>= '\t' and <= '\r') or '\u00a0' or '\ufeff' or '\u2028' or '\u2029'
        || (c > 127 && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator);
}
