namespace Parley.Routines.Syntax;

/// <summary>Reads expressions by precedence climbing.</summary>
internal sealed class ExpressionParser(Parser parser)
{
    private bool _mayUseIn = true;

    private TokenCursor Cursor => parser.Cursor;

    /// <summary>An expression, comma operator included.</summary>
    public Expression Parse() => WithIn(() =>
    {
        var first = ParseAssignment();
        if (!Cursor.Current.Is(","))
        {
            return first;
        }

        var items = new List<Expression> { first };
        while (Cursor.TryTake(","))
        {
            items.Add(ParseAssignment());
        }

        return new Sequence(first.Position, items);
    });

    public Expression ParseWithoutIn() => WithoutIn(() => ParseAssignment());

    public T WithoutIn<T>(Func<T> parse) => With(false, parse);

    public T WithIn<T>(Func<T> parse) => With(true, parse);

    private T With<T>(bool mayUseIn, Func<T> parse)
    {
        var saved = _mayUseIn;
        _mayUseIn = mayUseIn;
        var result = parse();
        _mayUseIn = saved;
        return result;
    }

    public Expression ParseAssignment()
    {
        Cursor.Enter();
        var expression = parser.Functions.AtArrow() ? parser.Functions.ParseArrow("") : ParseAssignmentCore();
        Cursor.Leave();
        return expression;
    }

    private Expression ParseAssignmentCore()
    {
        if (Cursor.Current.IsKeyword("yield"))
        {
            throw Unsupported.Construct(Cursor.Current);
        }

        var left = ParseConditional();
        var token = Cursor.Current;
        if (token.Kind != TokenKind.Punctuator || !token.Text.EndsWith('=') || token.Text is "==" or "===" or "!=" or "!==" or "<=" or ">=")
        {
            return left;
        }

        Cursor.Take();
        var sign = token.Text[..^1];
        if (sign.Length > 0 && left is not (Identifier or MemberAccess or IndexAccess))
        {
            throw new SyntaxFailure("Syntax", "This can't be assigned to.", "Assign to a variable or a member.", left.Position);
        }

        var target = parser.Patterns.FromExpression(left);
        var value = ParseAssignment();
        return new Assignment(token.Position, sign, target, sign is "" or "&&" or "||" or "??" ? Function.NameAfter(target, value)! : value);
    }

    private Expression ParseConditional()
    {
        var test = ParseBinary(0);
        if (!Cursor.TryTake("?"))
        {
            return test;
        }

        var whenTrue = WithIn(ParseAssignment);
        Cursor.Expect(":");
        return new Conditional(test.Position, test, whenTrue, ParseAssignment());
    }

    private Expression ParseBinary(int minimum)
    {
        var left = ParseUnary();
        var links = 0;
        while (Precedence(Cursor.Current) is var precedence && precedence > minimum)
        {
            Cursor.Link();
            links++;
            var sign = Cursor.Take();
            Cursor.Enter();
            // ** binds to the right.
            var right = ParseBinary(sign.Text == "**" ? precedence - 1 : precedence);
            Cursor.Leave();
            left = Combine(sign, left, right);
        }

        Cursor.Unlink(links);
        return left;
    }

    private static Expression Combine(Token sign, Expression left, Expression right)
    {
        if (sign.Text is "&&" or "||" or "??")
        {
            // JavaScript wants parentheses where ?? meets && or ||; without them the text would not run elsewhere.
            return Mixes(sign.Text, left) || Mixes(sign.Text, right)
                ? throw new SyntaxFailure("Syntax", "'??' can't be mixed with '&&' or '||' without parentheses.", "Put parentheses around the part that belongs together.", sign.Position)
                : new Logical(sign.Position, sign.Text, left, right);
        }

        return sign.Text == "**" && left is (Unary or Await) && !left.Parenthesized
            ? throw new SyntaxFailure("Syntax", "A sign in front of ** is ambiguous.", "Put parentheses around the base: (-x) ** 2.", sign.Position)
            : new Binary(sign.Position, sign.Text, left, right);
    }

    private static bool Mixes(string sign, Expression side) => side is Logical { Parenthesized: false } inner && (sign == "??") != (inner.Sign == "??");

    private int Precedence(Token token)
    {
        if (token.Kind == TokenKind.Keyword)
        {
            return token.Text == "instanceof" || (token.Text == "in" && _mayUseIn) ? 8 : 0;
        }

        return token.Kind != TokenKind.Punctuator ? 0 : token.Text switch
        {
            "??" or "||" => 1,
            "&&" => 2,
            "|" => 3,
            "^" => 4,
            "&" => 5,
            "==" or "!=" or "===" or "!==" => 7,
            "<" or ">" or "<=" or ">=" => 8,
            "<<" or ">>" or ">>>" => 9,
            "+" or "-" => 10,
            "*" or "/" or "%" => 11,
            "**" => 12,
            _ => 0,
        };
    }

    private Expression ParseUnary()
    {
        var token = Cursor.Current;
        var isUnary = token.Kind == TokenKind.Punctuator ? token.Text is "!" or "-" or "+" or "~" or "++" or "--" : token is { Kind: TokenKind.Keyword, Text: "typeof" or "void" or "delete" or "await" };
        if (!isUnary)
        {
            return ParsePostfix();
        }

        Cursor.Enter();
        Cursor.Take();
        var operand = ParseUnary();
        Cursor.Leave();
        return token.Text switch
        {
            "await" => MakeAwait(token, operand),
            "++" or "--" => new Update(token.Position, token.Text == "++", prefix: true, Place(operand)),
            "delete" when operand is not (MemberAccess or IndexAccess or OptionalChain) =>
                throw new SyntaxFailure("Syntax", "'delete' takes a member of an object.", "Write delete object.name.", token.Position),
            _ => new Unary(token.Position, token.Text, operand),
        };
    }

    private Await MakeAwait(Token token, Expression operand)
    {
        if (parser.InAsync != true)
        {
            parser.Refuse("AwaitOutsideAsync", "'await' stands in a function that is not async.", "Write 'async' in front of the function (for an arrow: async x => …).", token.Position);
        }

        return new Await(token.Position, operand);
    }

    private Expression ParsePostfix()
    {
        var operand = parser.Primaries.Parse();
        var token = Cursor.Current;
        if ((token.Is("++") || token.Is("--")) && !token.AfterNewline)
        {
            Cursor.Take();
            return new Update(token.Position, token.Text == "++", prefix: false, Place(operand));
        }

        return operand;
    }

    private static Expression Place(Expression operand) => operand is Identifier or MemberAccess or IndexAccess
        ? operand
        : throw new SyntaxFailure("Syntax", "This can't be counted up or down.", "Use ++ and -- on a variable or a member.", operand.Position);
}
