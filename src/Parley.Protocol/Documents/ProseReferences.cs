using System.Buffers;

namespace Parley.Protocol.Documents;

/// <summary>Reads lines such as <c>Refers to: HASH (SOURCE)</c> in the preamble, as the paper suggests; list marks, bold and backticks allowed.</summary>
internal static class ProseReferences
{
    private const int PreambleLines = 64;
    private const string Opening = "Refers to";
    private static readonly SearchValues<char> AfterHash = SearchValues.Create(" \t`(,;*");

    public static List<DocumentReference> Read(string text)
    {
        var found = new List<DocumentReference>();
        var lines = new TextLines(text);
        for (var i = 0; i < PreambleLines && lines.MoveNext(); i++)
        {
            if (TryReadLine(lines.Line, out var reference))
            {
                found.Add(reference);
            }
        }

        return found;
    }

    private static bool TryReadLine(ReadOnlySpan<char> line, out DocumentReference reference)
    {
        reference = null!;
        var rest = line.TrimStart(" \t-*+>_");
        if (!rest.StartsWith(Opening, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        rest = rest[Opening.Length..].TrimStart(" \t:*_`");
        var end = rest.IndexOfAny(AfterHash);
        var token = end < 0 ? rest : rest[..end];
        if (!DocumentHash.TryParse(token.ToString(), out var hash))
        {
            return false;
        }

        reference = new DocumentReference(hash, SourceIn(rest[token.Length..]));
        return true;
    }

    private static string? SourceIn(ReadOnlySpan<char> rest)
    {
        var open = rest.IndexOf('(');
        var close = rest.LastIndexOf(')');
        var source = open >= 0 && close > open ? rest[(open + 1)..close].Trim(" \t`<>") : [];
        return source.IsEmpty ? null : source.ToString();
    }
}
