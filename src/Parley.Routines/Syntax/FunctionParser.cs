namespace Parley.Routines.Syntax;

/// <summary>Reads functions in their four forms: declaration, expression, arrow, method of an object literal.</summary>
internal sealed class FunctionParser(Parser parser)
{
    private TokenCursor Cursor => parser.Cursor;

    public FunctionDeclaration ParseDeclaration()
    {
        var isAsync = TakeFunctionWord();
        var position = Cursor.Current.Position;
        var name = new Identifier(position, Cursor.ExpectName());
        return new FunctionDeclaration(name, ParseRest(position, name.Name, isAsync, namesItself: false));
    }

    public FunctionExpression ParseExpression()
    {
        var position = Cursor.Current.Position;
        var isAsync = TakeFunctionWord();
        var named = Cursor.Current.Kind == TokenKind.Identifier;
        var name = named ? Cursor.Take().Text : "";
        return new FunctionExpression(position, ParseRest(position, name, isAsync, namesItself: named));
    }

    /// <summary>A method <c>name(…) { }</c>; the cursor stands at the parenthesis.</summary>
    public FunctionExpression ParseMethod(int position, string name, bool isAsync)
        => new(position, ParseRest(position, name, isAsync, namesItself: false));

    public bool AtArrow()
    {
        var token = Cursor.Current;
        if (token.IsName("async") && !Cursor.Ahead().AfterNewline)
        {
            var next = Cursor.Ahead();
            if ((next.Kind == TokenKind.Identifier && Cursor.Ahead(2).Is("=>")) || (next.Is("(") && Cursor.BehindParentheses(1).Is("=>")))
            {
                return true;
            }
        }

        return (token.Kind == TokenKind.Identifier && Cursor.Ahead().Is("=>")) || (token.Is("(") && Cursor.BehindParentheses().Is("=>"));
    }

    public FunctionExpression ParseArrow(string name)
    {
        var position = Cursor.Current.Position;
        var isAsync = Cursor.Current.IsName("async") && !Cursor.Ahead().Is("=>");
        if (isAsync)
        {
            Cursor.Take();
        }

        List<PatternElement> parameters;
        Pattern? rest = null;
        if (Cursor.Current.Is("("))
        {
            (parameters, rest) = ParseParameters();
        }
        else
        {
            var at = Cursor.Current.Position;
            parameters = [new PatternElement(new NamePattern(new Identifier(at, Cursor.ExpectName())), null)];
        }

        Cursor.Expect("=>");
        var function = new Function(position, name, parameters, rest, isAsync);
        ParseBody(function, mayBeExpression: true);
        return new FunctionExpression(position, function);
    }

    private bool TakeFunctionWord()
    {
        var isAsync = Cursor.Current.IsName("async");
        if (isAsync)
        {
            Cursor.Take();
        }

        Cursor.ExpectKeyword("function");
        return Cursor.Current.Is("*") ? throw Unsupported.Generator(Cursor.Current.Position) : isAsync;
    }

    private Function ParseRest(int position, string name, bool isAsync, bool namesItself)
    {
        var (parameters, rest) = ParseParameters();
        var function = new Function(position, name, parameters, rest, isAsync) { NamesItself = namesItself };
        ParseBody(function, mayBeExpression: false);
        return function;
    }

    private void ParseBody(Function function, bool mayBeExpression)
    {
        var (nest, inAsync) = (parser.Nest, parser.InAsync);
        (parser.Nest, parser.InAsync) = ((0, 0), function.IsAsync);
        if (mayBeExpression && !Cursor.Current.Is("{"))
        {
            function.Result = parser.Expressions.ParseAssignment();
        }
        else
        {
            function.Body = parser.Expressions.WithIn(parser.Statements.ParseBlock);
        }

        (parser.Nest, parser.InAsync) = (nest, inAsync);
    }

    private (List<PatternElement> Parameters, Pattern? Last) ParseParameters()
    {
        Cursor.Expect("(");
        var parameters = new List<PatternElement>();
        Pattern? rest = null;
        while (!Cursor.TryTake(")"))
        {
            if (Cursor.TryTake("..."))
            {
                rest = parser.Patterns.ParseTarget();
                Cursor.Expect(")");
                break;
            }

            parameters.Add(parser.Patterns.ParseElement());
            if (!Cursor.Current.Is(")"))
            {
                Cursor.Expect(",");
            }
        }

        return (parameters, rest);
    }
}
