using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Programming;
using Parley.Core.Prompting;
using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Tests.Core.Programming;

/// <summary>A programmer over in-memory stores and a scripted model.</summary>
public sealed class ClimbBench
{
    public ClimbBench(Func<string, string, string> answer, ProgrammingOptions? options = null, IReadOnlyList<IRoutineLibrary>? libraries = null, IRoutineRuntime? runtime = null, FreeVerdicts? verdicts = null)
    {
        Model = new ScriptedModel(answer);
        Programmer = new RoutineProgrammer(
            new ModelAsker(Model, TimeProvider.System), runtime ?? new RoutineRuntime(TimeProvider.System), Routines, Exchanges, new SeededIdSource("climb"), TimeProvider.System, options ?? new ProgrammingOptions(), new RoutineLibraries(libraries ?? []), verdicts);
        Watch = new RoutineWatch(Routines, new RoutineCallers(Exchanges), TimeProvider.System);
    }

    public ScriptedModel Model { get; }

    public InMemoryRoutineStore Routines { get; } = new();

    public InMemoryExchangeStore Exchanges { get; } = new();

    public RoutineProgrammer Programmer { get; }

    public RoutineWatch Watch { get; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A model that writes one source, whatever fails, and answers evidence prompts exactly.</summary>
    public static ClimbBench Insisting(string source, Func<JsonValue, JsonValue> expect, ProgrammingOptions? options = null)
        => new((name, text) => name is PromptNames.ExpectSender or PromptNames.ExpectReceiver ? Expect(text, expect) : source, options);

    public static string Expect(string text, Func<JsonValue, JsonValue> expect)
        => JsonText.Write(new JsonArray(Cases(text).Select(expect)));

    /// <summary>The cases of an evidence prompt.</summary>
    public static JsonArray Cases(string text)
    {
        var start = text.LastIndexOf("## Cases\n", StringComparison.Ordinal) + "## Cases\n".Length;
        return JsonText.Parse(text[start..].Trim()[2..]).AsArray!;
    }
}
