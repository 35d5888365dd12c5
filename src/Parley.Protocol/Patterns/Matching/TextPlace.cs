using System.Runtime.CompilerServices;
using Parley.Protocol.Patterns.Parsing;

namespace Parley.Protocol.Patterns.Matching;

/// <summary>What a pattern can see at a place in a text: the next character, and what stands on both sides.</summary>
internal static class TextPlace
{
    /// <summary>The code point at a position and its length in units: under <c>u</c> a surrogate pair is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (int CodePoint, int Length) Read(ReadOnlySpan<char> text, int position, bool unicode)
    {
        var first = text[position];
        return unicode && char.IsHighSurrogate(first) && position + 1 < text.Length && char.IsLowSurrogate(text[position + 1])
            ? (char.ConvertToUtf32(first, text[position + 1]), 2)
            : (first, 1);
    }

    /// <summary>How many units the character at a position has; 1 at the end.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int position, bool unicode) => position < text.Length ? Read(text, position, unicode).Length : 1;

    /// <summary>Under <c>u</c> a position inside a surrogate pair stands for the start of the pair (ECMA-262 section 22.2.7.2).</summary>
    public static int Align(string text, int position, bool unicode)
        => unicode && position > 0 && position < text.Length && char.IsLowSurrogate(text[position]) && char.IsHighSurrogate(text[position - 1]) ? position - 1 : position;

    /// <summary>Whether an assertion holds between what stands before and what comes next.</summary>
    public static bool Holds(AssertionKind kind, Neighbour before, Neighbour next) => kind switch
    {
        AssertionKind.TextStart => before == Neighbour.None,
        AssertionKind.TextEnd => next == Neighbour.None,
        AssertionKind.LineStart => before is Neighbour.None or Neighbour.LineTerminator,
        AssertionKind.LineEnd => next is Neighbour.None or Neighbour.LineTerminator,
        AssertionKind.WordBoundary => before == Neighbour.Word != (next == Neighbour.Word),
        _ => before == Neighbour.Word == (next == Neighbour.Word),
    };

    /// <summary>What the unit at an index is; none outside the text.</summary>
    public static Neighbour At(ReadOnlySpan<char> text, int index, in PatternFlags flags) => (uint)index < (uint)text.Length ? Of(text[index], flags) : Neighbour.None;

    public static Neighbour Of(int codePoint, in PatternFlags flags) => codePoint switch
    {
        (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' => Neighbour.Word,
        '\n' or '\r' or 0x2028 or 0x2029 => Neighbour.LineTerminator,
        0x17F or 0x212A when flags is { Unicode: true, IgnoreCase: true } => Neighbour.Word,
        _ => Neighbour.Other,
    };
}
