namespace Parley.Routines.Syntax;

/// <summary>Reads binding patterns, and turns an expression into the pattern it was when an equals sign follows.</summary>
internal sealed class PatternParser(Parser parser)
{
    private TokenCursor Cursor => parser.Cursor;

    public PatternElement ParseElement()
    {
        var target = ParseTarget();
        return new PatternElement(target, Function.NameAfter(target, Cursor.TryTake("=") ? parser.Expressions.WithIn(parser.Expressions.ParseAssignment) : null));
    }

    public Pattern ParseTarget()
    {
        Cursor.Enter();
        Pattern pattern = Cursor.Current.Is("{") ? ParseObject() : Cursor.Current.Is("[") ? ParseArray() : ParseName();
        Cursor.Leave();
        return pattern;
    }

    private NamePattern ParseName()
    {
        var position = Cursor.Current.Position;
        return new NamePattern(new Identifier(position, Cursor.ExpectName()));
    }

    private ObjectPattern ParseObject()
    {
        var position = Cursor.Expect("{").Position;
        var members = new List<PatternMember>();
        Pattern? rest = null;
        while (!Cursor.TryTake("}"))
        {
            if (Cursor.TryTake("..."))
            {
                rest = ParseName();
                Cursor.Expect("}");
                break;
            }

            members.Add(ParseMember());
            if (!Cursor.Current.Is("}"))
            {
                Cursor.Expect(",");
            }
        }

        return new ObjectPattern(position, members, rest);
    }

    private PatternMember ParseMember()
    {
        var first = Cursor.Current;
        var shorthand = first.Kind == TokenKind.Identifier && !Cursor.Ahead().Is(":");
        if (shorthand)
        {
            return new PatternMember(first.Position, first.Text, null, ParseElement());
        }

        var (name, computed) = parser.Objects.ParseKey();
        Cursor.Expect(":");
        return new PatternMember(first.Position, name, computed, ParseElement());
    }

    private ArrayPattern ParseArray()
    {
        var position = Cursor.Expect("[").Position;
        var items = new List<PatternElement?>();
        Pattern? rest = null;
        while (!Cursor.TryTake("]"))
        {
            if (Cursor.TryTake(","))
            {
                items.Add(null);
                continue;
            }

            if (Cursor.TryTake("..."))
            {
                rest = ParseTarget();
                Cursor.Expect("]");
                break;
            }

            items.Add(ParseElement());
            if (!Cursor.Current.Is("]"))
            {
                Cursor.Expect(",");
            }
        }

        return new ArrayPattern(position, items, rest);
    }

    public Pattern FromExpression(Expression expression) => expression switch
    {
        Identifier name => new NamePattern(name),
        MemberAccess or IndexAccess => new PlacePattern(expression),
        ObjectLiteral literal => FromObject(literal),
        ArrayLiteral literal => FromArray(literal),
        _ => throw new SyntaxFailure("Syntax", "This can't be assigned to.", "Assign to a variable, a member, or a destructuring pattern.", expression.Position),
    };

    private ObjectPattern FromObject(ObjectLiteral literal)
    {
        var rest = literal.Members is [.., { IsSpread: true } last] ? FromExpression(last.Value) : null;
        var members = literal.Members.Take(literal.Members.Count - (rest is null ? 0 : 1))
            .Select(m => m.IsSpread
                ? throw new SyntaxFailure("Syntax", "A rest must come last in a pattern.", "Move it to the end.", m.Position)
                : new PatternMember(m.Position, m.Name, m.Computed, m.ShorthandDefault is null ? ToElement(m.Value) : new PatternElement(FromExpression(m.Value), m.ShorthandDefault)));
        return new ObjectPattern(literal.Position, [.. members], rest);
    }

    private ArrayPattern FromArray(ArrayLiteral literal)
    {
        var rest = literal.Items is [.., Spread last] ? FromExpression(last.Value) : null;
        var items = literal.Items.Take(literal.Items.Count - (rest is null ? 0 : 1)).Select(i => i is null ? null : ToElement(i));
        return new ArrayPattern(literal.Position, [.. items], rest);
    }

    private PatternElement ToElement(Expression expression)
        => expression is Assignment { Sign: "" } assignment ? new PatternElement(assignment.Target, assignment.Value) : new PatternElement(FromExpression(expression), null);
}
