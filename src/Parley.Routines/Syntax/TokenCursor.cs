using Parley.Routines.Checking;

namespace Parley.Routines.Syntax;

/// <summary>Walks over the tokens, counts nesting, and knows which parenthesis closes which.</summary>
internal sealed class TokenCursor
{
    private const int MaxChain = 400;

    private readonly List<Token> _tokens;
    private readonly int[] _closing;
    private readonly int _maxNesting;
    private int _at;
    private int _nesting;
    private int _chain;

    public TokenCursor(List<Token> tokens, int maxNesting, Diagnostics diagnostics)
    {
        _tokens = tokens;
        _maxNesting = maxNesting;
        _closing = MatchParentheses(tokens);
        Diagnostics = diagnostics;
    }

    public Diagnostics Diagnostics { get; }

    public Token Current => _tokens[_at];

    public Token Ahead(int offset = 1) => _tokens[Math.Min(_at + offset, _tokens.Count - 1)];

    /// <summary>The token behind the parenthesis that closes the current one.</summary>
    public Token BehindParentheses(int offset = 0) => _closing[_at + offset] is var close && close > 0 ? _tokens[Math.Min(close + 1, _tokens.Count - 1)] : Ahead();

    public Token Take()
    {
        var token = _tokens[_at];
        _at = Math.Min(_at + 1, _tokens.Count - 1);
        return token;
    }

    public bool TryTake(string punctuator)
    {
        var found = Current.Is(punctuator);
        _at += found ? 1 : 0;
        return found;
    }

    public bool TryTakeKeyword(string word)
    {
        var found = Current.IsKeyword(word);
        _at += found ? 1 : 0;
        return found;
    }

    public Token Expect(string punctuator) => Current.Is(punctuator) ? Take() : throw Unexpected($"'{punctuator}'");

    public Token ExpectKeyword(string word) => Current.IsKeyword(word) ? Take() : throw Unexpected($"'{word}'");

    public string ExpectName()
    {
        if (Current.Kind == TokenKind.Identifier)
        {
            return Take().Text;
        }

        throw Current.Kind == TokenKind.Keyword
            ? new SyntaxFailure("Syntax", $"'{Current.Text}' is a reserved word and can't be a name.", "Choose another name.", Current.Position)
            : Unexpected("a name");
    }

    /// <summary>Ends a statement: at a semicolon, or where JavaScript inserts one.</summary>
    public void EndStatement()
    {
        if (!TryTake(";") && !Current.Is("}") && Current.Kind != TokenKind.End && !Current.AfterNewline)
        {
            throw Unexpected("';' or the end of the line");
        }
    }

    public SyntaxFailure Unexpected(string wanted)
        => new("Syntax", $"Expected {wanted} but found {Current.Describe()}.", $"Write {wanted} here, or check the brackets and commas before it.", Current.Position);

    public void Enter()
    {
        if (++_nesting > _maxNesting)
        {
            throw new SyntaxFailure("TooDeep", $"The source is nested more than {_maxNesting} levels deep.", "Split it into functions and constants.", Current.Position);
        }
    }

    public void Leave() => _nesting--;

    /// <summary>Counts one link of a chain such as <c>a + b + c</c>, which makes the tree deeper without nesting.</summary>
    public void Link()
    {
        if (++_chain > MaxChain)
        {
            throw new SyntaxFailure("TooDeep", $"An expression chains more than {MaxChain} operators.", "Split it into several constants, or put the parts in an array.", Current.Position);
        }
    }

    public void Unlink(int links) => _chain -= links;

    private static int[] MatchParentheses(List<Token> tokens)
    {
        var closing = new int[tokens.Count];
        var open = new Stack<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Is("("))
            {
                open.Push(i);
            }
            else if (tokens[i].Is(")") && open.TryPop(out var start))
            {
                closing[start] = i;
            }
        }

        return closing;
    }
}
