namespace Parley.Routines.Syntax;

/// <summary>Words and forms of JavaScript that the routine language leaves out, with what to write instead.</summary>
internal static class Unsupported
{
    public static SyntaxFailure Construct(Token token)
    {
        var (code, what, advice) = token.Text switch
        {
            "class" or "super" => ("NoClass", "Classes are not part of the routine language.", "Write plain functions and object literals."),
            "import" => ("NoImport", "Imports are not part of the routine language.", "Use the built-in objects (Array, String, Math, JSON, Map, Set, Date); everything else comes through tools."),
            "yield" => ("NoGenerator", "Generators are not part of the routine language.", "Collect the values in an array and return it."),
            "with" => ("NoWith", "'with' is not part of the routine language.", "Name the object in front of each member."),
            "enum" => ("Syntax", "'enum' is not JavaScript.", "Write an object literal."),
            _ => ("Syntax", $"'{token.Text}' can't stand here.", "Check the brackets and commas before it."),
        };
        return new SyntaxFailure(code, what, advice, token.Position);
    }

    public static SyntaxFailure Generator(int position)
        => new("NoGenerator", "Generators are not part of the routine language.", "Collect the values in an array and return it.", position);

    public static SyntaxFailure Accessor(int position)
        => new("NoAccessor", "Getters and setters are not part of the routine language.", "Write a plain member or a function.", position);
}
