namespace Parley.Routines.Syntax;

internal enum TokenKind : byte
{
    End,
    Identifier,
    Keyword,
    Punctuator,
    Number,
    String,

    /// <summary>A chunk of a template string; <see cref="Token.Closes"/> tells whether it is the last.</summary>
    Template,
    RegExp,
}
