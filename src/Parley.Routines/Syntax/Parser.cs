using Parley.Routines.Checking;

namespace Parley.Routines.Syntax;

/// <summary>Holds the parts of the parser together. What it can read past it reports; anything else is a <see cref="SyntaxFailure"/>.</summary>
internal sealed class Parser
{
    private Parser(TokenCursor cursor)
    {
        Cursor = cursor;
        Expressions = new ExpressionParser(this);
        Primaries = new PrimaryParser(this);
        Objects = new ObjectParser(this);
        Functions = new FunctionParser(this);
        Patterns = new PatternParser(this);
        Statements = new StatementParser(this);
        Loops = new LoopParser(this);
    }

    public TokenCursor Cursor { get; }

    public ExpressionParser Expressions { get; }

    public PrimaryParser Primaries { get; }

    public ObjectParser Objects { get; }

    public FunctionParser Functions { get; }

    public PatternParser Patterns { get; }

    public StatementParser Statements { get; }

    public LoopParser Loops { get; }

    /// <summary>How many loops, and how many loops or switches, surround the current place in its function.</summary>
    public (int Loops, int Breakable) Nest { get; set; }

    /// <summary>Null at the top level, else whether the current function is async.</summary>
    public bool? InAsync { get; set; }

    public static Module Parse(string text, int maxNesting, Diagnostics diagnostics)
    {
        var parser = new Parser(new TokenCursor(Lexer.Tokenize(text), maxNesting, diagnostics));
        return new Module(ModuleParser.Parse(parser));
    }

    public void Refuse(string code, string message, string advice, int position) => Cursor.Diagnostics.Report(code, message, advice, position);
}
