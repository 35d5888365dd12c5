namespace Parley.Protocol.Patterns;

/// <summary>The flags that change what a pattern means; <c>g</c> concerns callers alone.</summary>
internal readonly record struct PatternFlags(bool IgnoreCase, bool Multiline, bool DotAll, bool Unicode)
{
    public static bool TryParse(string flags, out PatternFlags parsed, out string? error)
    {
        parsed = new PatternFlags(flags.Contains('i'), flags.Contains('m'), flags.Contains('s'), flags.Contains('u'));
        error = null;
        for (var i = 0; i < flags.Length && error is null; i++)
        {
            if (!"gimsuy".Contains(flags[i]))
            {
                error = $"The flag '{flags[i]}' is not supported; use some of g, i, m, s, u, y.";
            }
            else if (flags.IndexOf(flags[i], i + 1) >= 0)
            {
                error = $"The flag '{flags[i]}' is given twice.";
            }
        }

        return error is null;
    }
}
