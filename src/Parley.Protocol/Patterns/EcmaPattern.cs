using System.Diagnostics.CodeAnalysis;
using Parley.Protocol.Patterns.Matching;
using Parley.Protocol.Patterns.Parsing;
using Parley.Protocol.Patterns.Programs;

namespace Parley.Protocol.Patterns;

/// <summary>
/// An ECMAScript regular expression (ECMA-262 section 22.2) matched in steps linear in the text, counted exactly. It finds the match and the
/// captures that a backtracking engine finds. Lookaround and backreferences, which have no linear bound, are refused. Immutable, for any
/// number of threads.
/// </summary>
public sealed class EcmaPattern
{
    /// <summary>The longest pattern accepted, in UTF-16 units.</summary>
    public const int MaxPatternLength = 4096;

    /// <summary>The deepest nesting of groups accepted.</summary>
    public const int MaxGroupDepth = 50;

    /// <summary>The most atoms a pattern may have once its counted repetitions are written out.</summary>
    public const int MaxUnrolledSize = 2000;

    /// <summary>The most captures that all threads of a search may carry together: two for each group and atom.</summary>
    public const int MaxCapturesInFlight = 400_000;

    // What reading and building allocate, as measured.
    private const long BytesOfAPattern = 3000;
    private const long BytesOfACharacter = 150;
    private const long BytesOfARange = 24;
    private const long BytesOfAnInstruction = 60;

    private readonly PatternProgram _program;
    private readonly Lazy<AutomatonBuild> _automaton;

    private EcmaPattern(PatternProgram program, ParsedPattern parsed)
    {
        _program = program;
        _automaton = new Lazy<AutomatonBuild>(() => AutomatonBuilder.Build(program));
        GroupCount = parsed.GroupCount;
        NamedGroups = parsed.Named;
        Size = parsed.Size + (parsed.RangeCount / 8);
    }

    /// <summary>Capturing groups, without the whole match.</summary>
    public int GroupCount { get; }

    /// <summary>The named groups and their numbers in order. Every group counts, from 1, left to right.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> NamedGroups { get; }

    /// <summary>How large the pattern is: its atoms once repetitions are written out, and one for each eight ranges of its classes.</summary>
    public int Size { get; }

    internal PatternProgram Program => _program;

    /// <summary>About how many bytes making it took, garbage included.</summary>
    internal long CompiledBytes { get; private init; }

    /// <summary>About how many bytes making what <see cref="Test"/> uses takes, garbage included. Makes it if need be; bounded by some hundred kilobytes.</summary>
    internal long AutomatonBytes => _automaton.Value.Bytes;

    /// <summary>True under the flag <c>u</c>: a surrogate pair is one character.</summary>
    public bool IsUnicode => _program.Flags.Unicode;

    /// <summary>
    /// Compiles a pattern. Flags: <c>g i m s u y</c>; <c>g</c> and <c>y</c> concern the caller alone. What can't be matched in linear time
    /// (lookaround, backreferences) and what ECMAScript refuses give false and an <paramref name="error"/> that says what to write instead.
    /// </summary>
    public static bool TryCompile(string pattern, string flags, [NotNullWhen(true)] out EcmaPattern? compiled, [NotNullWhen(false)] out string? error)
        => TryCompile(pattern, flags, out compiled, out error, out _);

    /// <summary>As above; <paramref name="bytes"/> tells about how many bytes it took, with and without success. The same for the same pattern at any time.</summary>
    internal static bool TryCompile(string pattern, string flags, [NotNullWhen(true)] out EcmaPattern? compiled, [NotNullWhen(false)] out string? error, out long bytes)
    {
        compiled = null;
        bytes = 0;
        if (pattern.Length > MaxPatternLength)
        {
            error = $"The pattern has {pattern.Length} characters; at most {MaxPatternLength} are accepted.";
            return false;
        }

        if (!PatternFlags.TryParse(flags, out var parsedFlags, out error))
        {
            error ??= "The flags can't be read.";
            return false;
        }

        var parser = new PatternParser(pattern, parsedFlags);
        var parsed = parser.Parse(out error);
        bytes = BytesOfAPattern + (BytesOfACharacter * pattern.Length) + (BytesOfARange * parser.HandledRanges);
        if (parsed is null)
        {
            error ??= "The pattern can't be read.";
            return false;
        }

        var program = ProgramBuilder.Build(parsed, parsedFlags);
        bytes += BytesOfAnInstruction * program.Code.Length;
        if ((long)program.SlotCount * program.CharacterCount > MaxCapturesInFlight)
        {
            error = "The pattern has too many capturing groups for its size; write (?:…) where the text is not needed.";
            return false;
        }

        compiled = new EcmaPattern(program, parsed) { CompiledBytes = bytes };
        return true;
    }

    /// <summary>Whether there is a match anywhere in a text.</summary>
    public PatternOutcome Test(string text, ref PatternSteps steps)
        => _automaton.Value.Automaton is { } automaton ? automaton.Test(text, ref steps) : ThreadSimulation.Search(_program, text, 0, onlyThere: false, [], ref steps);

    /// <summary>
    /// Finds the first match that starts at <paramref name="from"/> or later; with <paramref name="onlyThere"/> (flag <c>y</c>) at it alone.
    /// <paramref name="slots"/> has two places, for start and end of the match, or two for each group as well; -1 for a group that took no part.
    /// </summary>
    public PatternOutcome Find(string text, int from, bool onlyThere, Span<int> slots, ref PatternSteps steps)
    {
        var start = TextPlace.Align(text, from, IsUnicode);
        return MemoSearch.Fits(_program, text.Length - start)
            ? MemoSearch.Search(_program, text, start, onlyThere, slots, ref steps)
            : ThreadSimulation.Search(_program, text, start, onlyThere, slots, ref steps);
    }
}
