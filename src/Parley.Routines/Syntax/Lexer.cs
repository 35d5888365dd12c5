namespace Parley.Routines.Syntax;

/// <summary>Cuts a source text into tokens, templates and regular expressions included.</summary>
internal sealed class Lexer
{
    // Longest first, so that the first that fits is the token.
    private static readonly string[] Punctuators =
    [
        ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=",
        "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**",
        "{", "}", "(", ")", "[", "]", ";", ",", "<", ">", "+", "-", "*", "/", "%", "&", "|", "^", "!", "~", "?", ":", "=", ".", "@", "#",
    ];

    private readonly string _text;
    private readonly List<Token> _tokens = [];

    // One entry for each open brace: true when it is the ${ of a template.
    private readonly Stack<bool> _braces = new();
    // One entry for each open parenthesis: true when it holds the condition of a statement, behind which a value may start.
    private readonly Stack<bool> _parentheses = new();
    private bool _afterCondition;
    private int _at;
    private bool _afterNewline;

    private Lexer(string text) => _text = text;

    public static List<Token> Tokenize(string text)
    {
        var lexer = new Lexer(text);
        lexer.Run();
        return lexer._tokens;
    }

    private void Run()
    {
        while (SkipBlanks())
        {
            Next();
            _afterNewline = false;
        }

        Emit(TokenKind.End, _at, "");
    }

    private void Next()
    {
        var start = _at;
        var c = _text[_at];
        if (Characters.StartsName(c))
        {
            ReadName(start);
        }
        else if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))))
        {
            var number = LiteralReader.ReadNumber(_text, ref _at);
            Emit(new Token(TokenKind.Number, start, _text[start.._at], _afterNewline) { Number = number });
        }
        else if (c is '"' or '\'')
        {
            Emit(TokenKind.String, start, LiteralReader.ReadString(_text, ref _at));
        }
        else if (c == '`')
        {
            _at++;
            ReadTemplate(start, continues: false);
        }
        else if (c == '/' && MayStartRegExp())
        {
            var (pattern, flags) = LiteralReader.ReadRegExp(_text, ref _at);
            Emit(new Token(TokenKind.RegExp, start, pattern, _afterNewline) { Flags = flags });
        }
        else
        {
            ReadPunctuator(start);
        }
    }

    private void ReadName(int start)
    {
        while (_at < _text.Length && Characters.ContinuesName(_text[_at]))
        {
            _at++;
        }

        var name = string.Intern(_text[start.._at]);
        Emit(Words.IsReserved(name) ? TokenKind.Keyword : TokenKind.Identifier, start, name);
    }

    private void ReadPunctuator(int start)
    {
        var sign = Array.Find(Punctuators, p => string.CompareOrdinal(_text, start, p, 0, p.Length) == 0)
            ?? throw new SyntaxFailure("Syntax", $"The character '{_text[start]}' can't stand here.", "Remove it.", start);
        if (sign == "?." && char.IsAsciiDigit(Peek(2)))
        {
            sign = "?";
        }

        if (sign == "}" && _braces.TryPop(out var template) && template)
        {
            _at++;
            ReadTemplate(start, continues: true);
            return;
        }

        Nest(sign);

        _at += sign.Length;
        Emit(TokenKind.Punctuator, start, sign);
    }

    private void Nest(string sign)
    {
        switch (sign)
        {
            case "{":
                _braces.Push(false);
                break;
            case "(":
                _parentheses.Push(_tokens.Count > 0 && _tokens[^1] is { Kind: TokenKind.Keyword, Text: "if" or "for" or "while" });
                break;
            case ")":
                _afterCondition = _parentheses.TryPop(out var condition) && condition;
                break;
        }
    }

    private void ReadTemplate(int start, bool continues)
    {
        var text = LiteralReader.ReadTemplateChunk(_text, ref _at, out var closes);
        if (!closes)
        {
            _braces.Push(true);
        }

        Emit(new Token(TokenKind.Template, start, text, _afterNewline) { Closes = closes, Continues = continues });
    }

    private bool MayStartRegExp()
    {
        if (_tokens.Count == 0)
        {
            return true;
        }

        var last = _tokens[^1];
        return last.Kind switch
        {
            TokenKind.Punctuator => (last.Text == ")" && _afterCondition) || last.Text is not (")" or "]" or "}" or "++" or "--"),
            TokenKind.Keyword or TokenKind.Identifier => Words.StartsExpression(last.Text),
            TokenKind.Template => !last.Closes,
            _ => false,
        };
    }

    private bool SkipBlanks()
    {
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (Characters.EndsLine(c))
            {
                _afterNewline = true;
                _at++;
            }
            else if (Characters.IsSpace(c))
            {
                _at++;
            }
            else if (c == '/' && Peek(1) == '/')
            {
                while (_at < _text.Length && !Characters.EndsLine(_text[_at]))
                {
                    _at++;
                }
            }
            else if (c == '/' && Peek(1) == '*')
            {
                SkipBlockComment();
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private void SkipBlockComment()
    {
        var end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new SyntaxFailure("Syntax", "A comment is not closed.", "Close it with */.", _at);
        }

        _afterNewline |= _text.AsSpan(_at, end - _at).IndexOfAny("\n\r\u2028\u2029") >= 0;
        _at = end + 2;
    }

    private char Peek(int offset) => _at + offset < _text.Length ? _text[_at + offset] : '\0';

    private void Emit(TokenKind kind, int start, string text) => Emit(new Token(kind, start, text, _afterNewline));

    private void Emit(Token token) => _tokens.Add(token);
}
