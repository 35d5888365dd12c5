namespace Parley.Routines.Syntax;

/// <summary>One token. <see cref="Text"/> is the name, the sign, the cooked string, or the pattern of a regular expression.</summary>
internal readonly record struct Token(TokenKind Kind, int Position, string Text, bool AfterNewline)
{
    public double Number { get; init; }

    /// <summary>Flags of a regular expression.</summary>
    public string Flags { get; init; } = "";

    /// <summary>For a template chunk: the template ends here.</summary>
    public bool Closes { get; init; }

    /// <summary>For a template chunk: it follows a part, so that it does not start a template.</summary>
    public bool Continues { get; init; }

    public bool Is(string punctuator) => Kind == TokenKind.Punctuator && Text == punctuator;

    public bool IsKeyword(string word) => Kind == TokenKind.Keyword && Text == word;

    public bool IsName(string name) => Kind == TokenKind.Identifier && Text == name;

    public string Describe() => Kind switch
    {
        TokenKind.End => "the end of the source",
        TokenKind.String => "a string",
        TokenKind.Template => "a template string",
        TokenKind.RegExp => "a regular expression",
        TokenKind.Number => "a number",
        _ => $"'{Text}'",
    };
}
