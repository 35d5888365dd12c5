using Parley.Protocol.Json;

namespace Parley.Core.Programming.Verification;

/// <summary>Failures in words, short enough for a prompt.</summary>
internal static class FailureText
{
    private const int MaxChars = 600;

    public static string Of(RoutineLeg leg, JsonValue shown, string problem) => $"{Cut(leg.Describe(shown))}: {Cut(problem)}";

    public static string Disagreement(RoutineLeg leg, JsonValue shown, LegRun run, JsonValue expected, string place)
        => $"{Cut(leg.Describe(shown))} gave {Cut(run.Problem ?? run.Result.ToString())}, expected {Cut(expected.ToString())}; they differ at {place}";

    private static string Cut(string text) => text.Length <= MaxChars ? text : $"{text.AsSpan(0, MaxChars)}…";
}
