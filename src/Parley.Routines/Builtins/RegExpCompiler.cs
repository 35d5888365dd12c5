using System.Collections.Concurrent;
using Parley.Protocol.Patterns;

namespace Parley.Routines.Builtins;

/// <summary>The only place that compiles a pattern of the language. Compiled patterns are kept, up to a number and a size in all.</summary>
internal static class RegExpCompiler
{
    private const int MostKept = 256;
    private const int MostSizeKept = 20_000;
    private static readonly ConcurrentDictionary<(string Pattern, string Flags), EcmaPattern> Kept = new();
    private static int _sizeKept;

    /// <summary>Null, and why, when the pattern is no ECMAScript or can't be matched in linear time.</summary>
    public static EcmaPattern? Compile(string pattern, string flags, out string? error) => Compile(pattern, flags, out error, out _);

    /// <summary>As above; <paramref name="bytes"/> is about what compiling takes, the same whether or not the pattern was kept.</summary>
    public static EcmaPattern? Compile(string pattern, string flags, out string? error, out long bytes)
    {
        error = null;
        if (Kept.TryGetValue((pattern, flags), out var known))
        {
            bytes = known.CompiledBytes;
            return known;
        }

        if (!EcmaPattern.TryCompile(pattern, flags, out var compiled, out error, out bytes))
        {
            return null;
        }

        if (Kept.Count < MostKept && _sizeKept + compiled.Size <= MostSizeKept && Kept.TryAdd((pattern, flags), compiled))
        {
            Interlocked.Add(ref _sizeKept, compiled.Size);
        }

        return compiled;
    }
}
