namespace Parley.Routines.Syntax;

internal sealed class StatementParser(Parser parser)
{
    private TokenCursor Cursor => parser.Cursor;

    public Statement Parse()
    {
        Cursor.Enter();
        var statement = ParseCore();
        Cursor.Leave();
        return statement;
    }

    private Statement ParseCore()
    {
        var token = Cursor.Current;
        if (token.Kind == TokenKind.Keyword)
        {
            return ParseKeyword(token);
        }

        if (token.Is("{"))
        {
            return ParseBlock();
        }

        if (Cursor.TryTake(";"))
        {
            return new Empty(token.Position);
        }

        if (token.IsName("async") && Cursor.Ahead().IsKeyword("function") && !Cursor.Ahead().AfterNewline)
        {
            return parser.Functions.ParseDeclaration();
        }

        if (token.Kind == TokenKind.Identifier && Cursor.Ahead().Is(":"))
        {
            throw new SyntaxFailure("NoLabel", "Labels are not part of the routine language.", "Put the inner loop into a function and leave it with return.", token.Position);
        }

        return ParseExpressionStatement();
    }

    private Statement ParseKeyword(Token token)
    {
        switch (token.Text)
        {
            case "const" or "let": return ParseDeclaration(withEnd: true);
            case "var":
                parser.Refuse("NoVar", "'var' is not part of the routine language.", "Write 'const', or 'let' if the variable changes.", token.Position);
                return ParseDeclaration(withEnd: true);
            case "function": return parser.Functions.ParseDeclaration();
            case "if": return ParseIf();
            case "for": return parser.Loops.ParseFor();
            case "while": return parser.Loops.ParseWhile();
            case "do": return parser.Loops.ParseDo();
            case "switch": return ParseSwitch();
            case "return": return ParseReturn();
            case "throw": return ParseThrow();
            case "try": return ParseTry();
            case "break" or "continue": return ParseJump();
            case "debugger":
                Cursor.Take();
                Cursor.EndStatement();
                return new Empty(token.Position);
            case "class" or "import" or "with" or "enum" or "export": throw Unsupported.Construct(token);
            default: return ParseExpressionStatement();
        }
    }

    private Statement ParseExpressionStatement()
    {
        var value = parser.Expressions.Parse();
        Cursor.EndStatement();
        // A bare string is a directive such as "use strict", which is what the language is anyway.
        return value is Literal { Value.AsString: not null } ? new Empty(value.Position) : new ExpressionStatement(value);
    }

    public Block ParseBlock()
    {
        var position = Cursor.Expect("{").Position;
        var statements = new List<Statement>();
        while (!Cursor.TryTake("}"))
        {
            if (Cursor.Current.Kind == TokenKind.End)
            {
                throw Cursor.Unexpected("'}'");
            }

            statements.Add(Parse());
        }

        return new Block(position, statements);
    }

    public Declaration ParseDeclaration(bool withEnd)
    {
        var word = Cursor.Take();
        var declarators = new List<Declarator>();
        do
        {
            var target = parser.Patterns.ParseTarget();
            var value = Cursor.TryTake("=") ? parser.Expressions.ParseAssignment() : null;
            if (withEnd && value is null && (word.Text == "const" || target is not NamePattern))
            {
                throw Cursor.Unexpected("'=' and a value");
            }

            declarators.Add(new Declarator(target, Function.NameAfter(target, value)));
        }
        while (Cursor.TryTake(","));

        if (withEnd)
        {
            Cursor.EndStatement();
        }

        return new Declaration(word.Position, word.Text == "const", declarators);
    }

    private If ParseIf()
    {
        var position = Cursor.Take().Position;
        var test = ParseCondition();
        var whenTrue = Parse();
        return new If(position, test, whenTrue, Cursor.TryTakeKeyword("else") ? Parse() : null);
    }

    public Expression ParseCondition()
    {
        Cursor.Expect("(");
        var test = parser.Expressions.Parse();
        Cursor.Expect(")");
        return test;
    }

    private Switch ParseSwitch()
    {
        var position = Cursor.Take().Position;
        var value = ParseCondition();
        Cursor.Expect("{");
        var nest = parser.Nest;
        parser.Nest = (nest.Loops, nest.Breakable + 1);
        var cases = new List<SwitchCase>();
        while (!Cursor.TryTake("}"))
        {
            var test = Cursor.TryTakeKeyword("default") ? null : ParseCaseTest();
            Cursor.Expect(":");
            var body = new List<Statement>();
            while (!Cursor.Current.IsKeyword("case") && !Cursor.Current.IsKeyword("default") && !Cursor.Current.Is("}"))
            {
                body.Add(Parse());
            }

            cases.Add(new SwitchCase(test, body));
        }

        parser.Nest = nest;
        return cases.Count(c => c.Test is null) > 1 ? throw Cursor.Unexpected("at most one 'default'") : new Switch(position, value, cases);
    }

    private Expression ParseCaseTest()
    {
        Cursor.ExpectKeyword("case");
        return parser.Expressions.Parse();
    }

    private Return ParseReturn()
    {
        var position = Cursor.Take().Position;
        if (parser.InAsync is null)
        {
            parser.Refuse("TopLevel", "'return' stands outside a function.", "Move it into a function.", position);
        }

        var bare = Cursor.Current.Is(";") || Cursor.Current.Is("}") || Cursor.Current.AfterNewline || Cursor.Current.Kind == TokenKind.End;
        var value = bare ? null : parser.Expressions.Parse();
        Cursor.EndStatement();
        return new Return(position, value);
    }

    private Throw ParseThrow()
    {
        var position = Cursor.Take().Position;
        var value = Cursor.Current.AfterNewline ? throw Cursor.Unexpected("a value on the same line") : parser.Expressions.Parse();
        Cursor.EndStatement();
        return new Throw(position, value);
    }

    private Try ParseTry()
    {
        var position = Cursor.Take().Position;
        var body = ParseBlock();
        Pattern? parameter = null;
        Block? handler = null;
        if (Cursor.TryTakeKeyword("catch"))
        {
            if (Cursor.TryTake("("))
            {
                parameter = parser.Patterns.ParseTarget();
                Cursor.Expect(")");
            }

            handler = ParseBlock();
        }

        var finalizer = Cursor.TryTakeKeyword("finally") ? ParseBlock() : null;
        return handler is null && finalizer is null ? throw Cursor.Unexpected("'catch' or 'finally'") : new Try(position, body, parameter, handler, finalizer);
    }

    private Statement ParseJump()
    {
        var token = Cursor.Take();
        if (Cursor.Current.Kind == TokenKind.Identifier && !Cursor.Current.AfterNewline)
        {
            throw new SyntaxFailure("NoLabel", "Labels are not part of the routine language.", "Put the inner loop into a function and leave it with return.", Cursor.Current.Position);
        }

        Cursor.EndStatement();
        var isBreak = token.Text == "break";
        if ((isBreak ? parser.Nest.Breakable : parser.Nest.Loops) == 0)
        {
            throw new SyntaxFailure("Syntax", $"'{token.Text}' stands outside a loop.", "Use return to leave a function; callbacks of array methods can't be broken out of, use for…of there.", token.Position);
        }

        return isBreak ? new Break(token.Position) : new Continue(token.Position);
    }
}
