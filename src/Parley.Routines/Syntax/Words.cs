using System.Collections.Frozen;

namespace Parley.Routines.Syntax;

/// <summary>Reserved words of strict-mode JavaScript.</summary>
internal static class Words
{
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(StringComparer.Ordinal,
        "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "enum", "export", "extends",
        "false", "finally", "for", "function", "if", "import", "in", "instanceof", "let", "new", "null", "return", "super", "switch", "this", "throw",
        "true", "try", "typeof", "var", "void", "while", "with", "yield", "static", "implements", "interface", "package", "private", "protected", "public");

    /// <summary>Words after which a slash starts a regular expression although they look like names.</summary>
    private static readonly FrozenSet<string> BeforeExpression = FrozenSet.Create(StringComparer.Ordinal,
        "return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do", "instanceof", "await", "yield");

    public static bool IsReserved(string word) => Reserved.Contains(word);

    public static bool StartsExpression(string word) => BeforeExpression.Contains(word);
}
