namespace Parley.Routines.Syntax;

internal sealed class LoopParser(Parser parser)
{
    private TokenCursor Cursor => parser.Cursor;

    public While ParseWhile()
    {
        var position = Cursor.Take().Position;
        var test = parser.Statements.ParseCondition();
        return new While(position, test, ParseBody(), testFirst: true);
    }

    public While ParseDo()
    {
        var position = Cursor.Take().Position;
        var body = ParseBody();
        Cursor.ExpectKeyword("while");
        var test = parser.Statements.ParseCondition();
        Cursor.TryTake(";");
        return new While(position, test, body, testFirst: false);
    }

    public Statement ParseFor()
    {
        var position = Cursor.Take().Position;
        if (Cursor.Current.IsKeyword("await"))
        {
            throw new SyntaxFailure("NoForAwait", "'for await' is not part of the routine language.", "Loop with for…of and write 'await' inside the body.", Cursor.Current.Position);
        }

        Cursor.Expect("(");
        if (Cursor.Current.IsKeyword("var"))
        {
            parser.Refuse("NoVar", "'var' is not part of the routine language.", "Write 'const', or 'let' if the variable changes.", Cursor.Current.Position);
        }

        if (Cursor.Current is { Kind: TokenKind.Keyword, Text: "const" or "let" or "var" })
        {
            return ParseDeclared(position);
        }

        if (Cursor.Current.Is(";"))
        {
            return ParseCounting(position, null);
        }

        var first = parser.Expressions.ParseWithoutIn();
        return Cursor.Current.IsName("of") || Cursor.Current.IsKeyword("in")
            ? ParseEach(position, declares: false, constant: false, parser.Patterns.FromExpression(first))
            : ParseCounting(position, new ExpressionStatement(first));
    }

    private Statement ParseDeclared(int position)
    {
        var constant = Cursor.Current.Text == "const";
        var start = parser.Expressions.WithoutIn(() => parser.Statements.ParseDeclaration(withEnd: false));
        if (Cursor.Current.IsName("of") || Cursor.Current.IsKeyword("in"))
        {
            return start.Declarators is [{ Value: null } one] ? ParseEach(position, declares: true, constant, one.Target) : throw Cursor.Unexpected("one variable without a value");
        }

        return ParseCounting(position, start);
    }

    private For ParseCounting(int position, Statement? start)
    {
        if (start is Declaration declaration && declaration.Declarators.Any(d => d.Value is null && (declaration.IsConstant || d.Target is not NamePattern)))
        {
            throw Cursor.Unexpected("'=' and a value");
        }

        Cursor.Expect(";");
        var test = Cursor.Current.Is(";") ? null : parser.Expressions.Parse();
        Cursor.Expect(";");
        var step = Cursor.Current.Is(")") ? null : parser.Expressions.Parse();
        Cursor.Expect(")");
        return new For(position, start, test, step, ParseBody());
    }

    private ForEach ParseEach(int position, bool declares, bool constant, Pattern target)
    {
        var overNames = Cursor.Take().Text == "in";
        var source = overNames ? parser.Expressions.Parse() : parser.Expressions.ParseAssignment();
        Cursor.Expect(")");
        return new ForEach(position, declares, constant, target, source, ParseBody(), overNames);
    }

    private Statement ParseBody()
    {
        var nest = parser.Nest;
        parser.Nest = (nest.Loops + 1, nest.Breakable + 1);
        var body = parser.Statements.Parse();
        parser.Nest = nest;
        return body;
    }
}
