namespace Parley.Protocol.Patterns.Parsing;

/// <summary>The assertions of ECMA-262 section 22.2.1 that look at no more than one character on each side.</summary>
internal enum AssertionKind
{
    TextStart,
    TextEnd,
    LineStart,
    LineEnd,
    WordBoundary,
    NoWordBoundary,
}
