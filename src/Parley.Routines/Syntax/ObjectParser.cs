using Parley.Protocol.Json;

namespace Parley.Routines.Syntax;

/// <summary>Reads object literals and the keys that patterns share with them.</summary>
internal sealed class ObjectParser(Parser parser)
{
    private TokenCursor Cursor => parser.Cursor;

    public ObjectLiteral Parse()
    {
        var position = Cursor.Expect("{").Position;
        var members = new List<ObjectMember>();
        while (!Cursor.TryTake("}"))
        {
            members.Add(ParseMember());
            if (!Cursor.Current.Is("}"))
            {
                Cursor.Expect(",");
            }
        }

        return new ObjectLiteral(position, members);
    }

    /// <summary>A name, a string, a number or a computed key; exactly one of the two is set.</summary>
    public (string? Name, Expression? Computed) ParseKey()
    {
        var token = Cursor.Take();
        switch (token.Kind)
        {
            case TokenKind.Identifier or TokenKind.Keyword or TokenKind.String:
                return (token.Text, null);
            case TokenKind.Number:
                return (JsonNumber.Format(token.Number), null);
            case TokenKind.Punctuator when token.Text == "[":
                var key = parser.Expressions.WithIn(parser.Expressions.ParseAssignment);
                Cursor.Expect("]");
                return (null, key);
            default:
                throw new SyntaxFailure("Syntax", $"Expected a member name but found {token.Describe()}.", "Write name: value, or [expression]: value.", token.Position);
        }
    }

    private ObjectMember ParseMember()
    {
        var first = Cursor.Current;
        if (Cursor.TryTake("..."))
        {
            return new ObjectMember(first.Position, null, null, Value());
        }

        var next = Cursor.Ahead();
        if (first.Kind == TokenKind.Identifier && (next.Is(",") || next.Is("}") || next.Is("=")))
        {
            return ParseShorthand();
        }

        var isKeyNext = !next.Is(":") && !next.Is("(");
        if (isKeyNext && first.Kind == TokenKind.Identifier && first.Text is "get" or "set")
        {
            throw Unsupported.Accessor(first.Position);
        }

        var isAsync = isKeyNext && first.IsName("async");
        if (isAsync)
        {
            Cursor.Take();
        }

        if (Cursor.Current.Is("*"))
        {
            throw Unsupported.Generator(first.Position);
        }

        var (name, computed) = ParseKey();
        if (Cursor.Current.Is("("))
        {
            return new ObjectMember(first.Position, name, computed, parser.Functions.ParseMethod(first.Position, name ?? "", isAsync));
        }

        Cursor.Expect(":");
        return new ObjectMember(first.Position, name, computed, Function.NameAfter(name, Value())!);
    }

    private ObjectMember ParseShorthand()
    {
        var name = Cursor.Take();
        var value = new Identifier(name.Position, name.Text);
        return Cursor.TryTake("=")
            ? new ObjectMember(name.Position, name.Text, null, value) { ShorthandDefault = Function.NameAfter(name.Text, Value()) }
            : new ObjectMember(name.Position, name.Text, null, value);
    }

    private Expression Value() => parser.Expressions.WithIn(parser.Expressions.ParseAssignment);
}
