using Parley.Protocol.Json;

namespace Parley.Routines.Syntax;

/// <summary>Reads what operators work on: literals, names, parentheses, and the members, indexes and calls behind them.</summary>
internal sealed class PrimaryParser(Parser parser)
{
    private TokenCursor Cursor => parser.Cursor;

    public Expression Parse()
    {
        var links = 0;
        var inChain = false;
        var expression = ParseStart();
        while (ParseLink(expression, ref inChain) is { } longer)
        {
            expression = longer;
            links++;
            Cursor.Link();
        }

        Cursor.Unlink(links);
        return inChain ? new OptionalChain(expression.Position, expression) : expression;
    }

    private Expression? ParseLink(Expression target, ref bool inChain)
    {
        var token = Cursor.Current;
        if (token is { Kind: TokenKind.Template, Continues: false })
        {
            throw new SyntaxFailure("NoTaggedTemplate", "Tagged templates are not part of the routine language.", "Call the function with a plain template string: tag(`…`).", token.Position);
        }

        if (token.Kind != TokenKind.Punctuator)
        {
            return null;
        }

        switch (token.Text)
        {
            case ".":
                Cursor.Take();
                return ParseMember(target, optional: false);
            case "[":
                return ParseIndex(target, optional: false);
            case "(":
                return new Call(target is MemberAccess or IndexAccess ? PlaceOf(target) : token.Position, target, ParseArguments(), optional: false);
            case "?.":
                inChain = true;
                Cursor.Take();
                return Cursor.Current.Is("(") ? new Call(token.Position, target, ParseArguments(), optional: true)
                    : Cursor.Current.Is("[") ? ParseIndex(target, optional: true)
                    : ParseMember(target, optional: true);
            default:
                return null;
        }
    }

    private static int PlaceOf(Expression target) => target is MemberAccess member ? member.Position : target.Position;

    private MemberAccess ParseMember(Expression target, bool optional)
    {
        var token = Cursor.Take();
        return token.Kind is TokenKind.Identifier or TokenKind.Keyword
            ? new MemberAccess(token.Position, target, token.Text, optional)
            : throw new SyntaxFailure("Syntax", $"Expected a member name but found {token.Describe()}.", "Write a name behind the dot, or use brackets.", token.Position);
    }

    private IndexAccess ParseIndex(Expression target, bool optional)
    {
        var position = Cursor.Expect("[").Position;
        var key = parser.Expressions.Parse();
        Cursor.Expect("]");
        return new IndexAccess(position, target, key, optional);
    }

    private List<Expression> ParseArguments()
    {
        Cursor.Expect("(");
        return ParseList(")");
    }

    /// <summary>Values and spreads up to the closing sign.</summary>
    private List<Expression> ParseList(string close)
    {
        var items = new List<Expression>();
        while (!Cursor.TryTake(close))
        {
            items.Add(ParseItem());
            if (!Cursor.Current.Is(close))
            {
                Cursor.Expect(",");
            }
        }

        return items;
    }

    private Expression ParseItem()
    {
        var position = Cursor.Current.Position;
        return Cursor.TryTake("...")
            ? new Spread(position, parser.Expressions.WithIn(parser.Expressions.ParseAssignment))
            : parser.Expressions.WithIn(parser.Expressions.ParseAssignment);
    }

    private Expression ParseStart()
    {
        var token = Cursor.Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return new Literal(Cursor.Take().Position, token.Number);
            case TokenKind.String:
                return new Literal(Cursor.Take().Position, token.Text);
            case TokenKind.RegExp:
                return new RegExpLiteral(Cursor.Take().Position, token.Text, token.Flags);
            case TokenKind.Template when !token.Continues:
                return ParseTemplate();
            case TokenKind.Identifier when token.Text == "async" && Cursor.Ahead().IsKeyword("function"):
                return parser.Functions.ParseExpression();
            case TokenKind.Identifier:
                return new Identifier(Cursor.Take().Position, token.Text);
            case TokenKind.Keyword:
                return ParseKeyword(token);
            case TokenKind.Punctuator:
                return ParsePunctuator(token);
            default:
                throw Cursor.Unexpected("a value");
        }
    }

    private Expression ParsePunctuator(Token token)
    {
        switch (token.Text)
        {
            case "(":
                Cursor.Take();
                var inner = parser.Expressions.Parse();
                Cursor.Expect(")");
                inner.Parenthesized = true;
                return inner;
            case "[": return ParseArray();
            case "{": return parser.Objects.Parse();
            case "#" or "@": throw new SyntaxFailure("NoClass", "Private members and decorators are not part of the routine language.", "Write plain functions and object literals.", token.Position);
            default: throw Cursor.Unexpected("a value");
        }
    }

    private Expression ParseKeyword(Token token)
    {
        switch (token.Text)
        {
            case "null": return new Literal(Cursor.Take().Position, JsonValue.Null);
            case "true": return new Literal(Cursor.Take().Position, JsonValue.True);
            case "false": return new Literal(Cursor.Take().Position, JsonValue.False);
            case "function": return parser.Functions.ParseExpression();
            case "new": return ParseNew();
            case "this":
                Cursor.Take();
                parser.Refuse("NoThis", "'this' is not part of the routine language.", "Pass the object as an argument, or use the variable that holds it.", token.Position);
                return new Literal(token.Position, default);
            case "class" or "super" or "import" or "yield" or "with" or "enum": throw Unsupported.Construct(token);
            default: throw Cursor.Unexpected("a value");
        }
    }

    private ArrayLiteral ParseArray()
    {
        var position = Cursor.Expect("[").Position;
        var items = new List<Expression?>();
        while (!Cursor.TryTake("]"))
        {
            if (Cursor.TryTake(","))
            {
                items.Add(null);
                continue;
            }

            items.Add(ParseItem());
            if (!Cursor.Current.Is("]"))
            {
                Cursor.Expect(",");
            }
        }

        return new ArrayLiteral(position, items);
    }

    private TemplateLiteral ParseTemplate()
    {
        var position = Cursor.Current.Position;
        var chunks = new List<string>();
        var parts = new List<Expression>();
        var chunk = Cursor.Take();
        chunks.Add(chunk.Text);
        while (!chunk.Closes)
        {
            parts.Add(parser.Expressions.Parse());
            if (Cursor.Current is not { Kind: TokenKind.Template, Continues: true })
            {
                throw Cursor.Unexpected("'}'");
            }

            chunk = Cursor.Take();
            chunks.Add(chunk.Text);
        }

        return new TemplateLiteral(position, chunks, parts);
    }

    private New ParseNew()
    {
        var position = Cursor.Take().Position;
        if (Cursor.Current.Kind != TokenKind.Identifier || Cursor.Ahead().Is("."))
        {
            throw new SyntaxFailure("UnknownConstructor", "'new' takes the name of a built-in constructor.", "Use Map, Set, Date, RegExp, Error, TypeError, RangeError or Array; for anything else write a function that returns an object.", position);
        }

        var name = Cursor.Take().Text;
        return new New(position, name, Cursor.Current.Is("(") ? ParseArguments() : []);
    }
}
