namespace Parley.Routines.Syntax;

/// <summary>Reads the top level: functions and constants, with the export forms that models add.</summary>
internal static class ModuleParser
{
    public static List<Statement> Parse(Parser parser)
    {
        var cursor = parser.Cursor;
        var statements = new List<Statement>();
        while (cursor.Current.Kind != TokenKind.End)
        {
            if (!SkipExport(cursor) && parser.Statements.Parse() is var statement and not Empty)
            {
                Check(parser, statement);
                statements.Add(statement);
            }
        }

        return statements;
    }

    private static void Check(Parser parser, Statement statement)
    {
        if (statement is not (FunctionDeclaration or Declaration))
        {
            parser.Refuse("TopLevel", "Only functions and constants may stand at the top level.", "Move this statement into a function.", statement.Position);
        }
    }

    /// <summary>True when something was read that means nothing here: <c>export</c> itself, an export list, or <c>module.exports</c>.</summary>
    private static bool SkipExport(TokenCursor cursor)
    {
        if (cursor.TryTakeKeyword("export"))
        {
            cursor.TryTakeKeyword("default");
            if (cursor.Current.Is("{"))
            {
                SkipBraces(cursor);
            }

            return true;
        }

        var first = cursor.Current;
        var isModule = first.IsName("module") && cursor.Ahead().Is(".") && cursor.Ahead(2).IsName("exports");
        if (!isModule && !(first.IsName("exports") && cursor.Ahead().Is(".")))
        {
            return false;
        }

        SkipAssignment(cursor);
        return true;
    }

    private static void SkipAssignment(TokenCursor cursor)
    {
        while (!cursor.Current.Is("=") && cursor.Current.Kind != TokenKind.End)
        {
            cursor.Take();
        }

        cursor.Expect("=");
        if (cursor.Current.Is("{"))
        {
            SkipBraces(cursor);
            return;
        }

        cursor.ExpectName();
        cursor.EndStatement();
    }

    private static void SkipBraces(TokenCursor cursor)
    {
        var depth = 0;
        do
        {
            var token = cursor.Take();
            depth += token.Is("{") ? 1 : token.Is("}") ? -1 : 0;
        }
        while (depth > 0 && cursor.Current.Kind != TokenKind.End);

        cursor.TryTake(";");
    }
}
