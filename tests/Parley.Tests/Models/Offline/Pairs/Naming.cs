namespace Parley.Tests.Models.Offline.Pairs;

/// <summary>Words as programmers write them together.</summary>
public static class Naming
{
    public static string Camel(string words)
    {
        var parts = words.Split(' ');
        return parts[0] + string.Concat(parts.Skip(1).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
    }

    public static string Snake(string words) => words.Replace(' ', '_');

    public static string Spoken(string name) => string.Concat(name.Select(c => c == '_' ? " " : char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));
}
