namespace Parley.Protocol.Patterns.Characters;

/// <summary>The sets that ECMAScript names (ECMA-262 sections 12.2, 12.3, 22.2.2.9). All have been read once, so threads may share them.</summary>
internal static class KnownSets
{
    public static readonly CodePointSet Digits = new("30-39");
    public static readonly CodePointSet NotDigits = Digits.Complement();
    public static readonly CodePointSet Word = new("30-39 41-5A 5F 61-7A");
    public static readonly CodePointSet NotWord = Word.Complement();
    public static readonly CodePointSet Space = new("9-D 20 A0 1680 2000-200A 2028 2029 202F 205F 3000 FEFF");
    public static readonly CodePointSet NotSpace = Space.Complement();
    public static readonly CodePointSet LineTerminators = new("A D 2028 2029");
    public static readonly CodePointSet Any = new("0-10FFFF");
    public static readonly CodePointSet AnyInLine = LineTerminators.Complement();

    /// <summary>Word characters under the flags <c>iu</c>: the long s and the Kelvin sign are letters by their case.</summary>
    public static readonly CodePointSet FoldedWord = new("30-39 41-5A 5F 61-7A 17F 212A");
    public static readonly CodePointSet NotFoldedWord = FoldedWord.Complement();
}
