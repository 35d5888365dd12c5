using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Tests.Routines;

/// <summary>Compiles and runs in one line what a test wants to see run.</summary>
internal static class Routine
{
    public static readonly RoutineRuntime Runtime = new(TimeProvider.System);

    public static IRoutine Compile(string source, RoutineSignature? signature = null)
    {
        var compilation = Runtime.Compile(source, signature ?? RoutineSignature.None);
        Assert.True(compilation.Succeeded, string.Join(Environment.NewLine, compilation.Diagnostics));
        return compilation.Routine!;
    }

    public static IReadOnlyList<RoutineDiagnostic> Diagnose(string source, RoutineSignature? signature = null)
        => Runtime.Compile(source, signature ?? RoutineSignature.None).Diagnostics;

    public static ValueTask<RoutineResult> RunAsync(string source, string input = "{}", IRoutineTools? tools = null, RoutineLimits? limits = null)
        => Compile(source).InvokeAsync("main", [JsonText.Parse(input)], tools ?? IRoutineTools.None, limits ?? RoutineLimits.Default, TestContext.Current.CancellationToken);

    /// <summary>The output as JSON text, or the error's code and message.</summary>
    public static async Task<string> OutputAsync(string source, string input = "{}", IRoutineTools? tools = null)
    {
        var result = await RunAsync(source, input, tools);
        return result.Error is { } error ? $"{error.Code}: {error.Message}" : result.Output.ToString();
    }
}
