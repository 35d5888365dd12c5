using Parley.Core.Programming;
using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Tests.Core.Programming;

/// <summary>What many agents of one process would find out alike is found out once, and nothing else is taken from it.</summary>
public sealed class FreeVerdictsTests
{
    private const string Copying = "function encode(input) { return { city: input.city }; }\nfunction decode(reply) { return { temperature: reply.temperature }; }";
    private const string Wrong = "function encode(input) { if (input.city !== undefined) { throw new Error('no'); } return { city: input.city }; }\nfunction decode(reply) { return { temperature: reply.temperature }; }";

    private readonly CountingRuntime _runtime = new();
    private readonly FreeVerdicts _verdicts = new();

    private static CancellationToken Token => ClimbBench.Token;

    [Theory]
    [InlineData(Copying, true)]
    [InlineData(Wrong, false)]
    public async Task Agents_who_share_them_try_a_routine_once(string source, bool isRight)
    {
        Assert.Equal(isRight, await TakeOverAsync(Subject("alice"), source));
        var tried = _runtime.Invoked;
        Assert.Equal(isRight, await TakeOverAsync(Subject("bob"), source));
        Assert.Equal((true, tried), (tried > 0, _runtime.Invoked));
    }

    [Fact]
    public async Task Another_document_is_another_trial()
    {
        Assert.True(await TakeOverAsync(Subject("alice"), Copying));
        // Here the same words read a member that isn't there.
        Assert.False(await TakeOverAsync(Subject("alice", "humidity"), Copying));
    }

    [Fact]
    public async Task Another_routine_is_another_trial()
    {
        Assert.False(await TakeOverAsync(Subject("alice"), Wrong));
        Assert.True(await TakeOverAsync(Subject("alice"), Copying));
    }

    [Fact]
    public async Task A_trial_that_was_cut_off_is_none()
    {
        using var hangUp = new CancellationTokenSource();
        _runtime.Compiling = hangUp.Cancel;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await TakeOverAsync(Subject("alice"), Copying, hangUp.Token));

        _runtime.Compiling = null;
        Assert.True(await TakeOverAsync(Subject("alice"), Copying));
    }

    /// <summary>By an agent that holds nothing yet.</summary>
    private ValueTask<bool> TakeOverAsync(SenderSubject subject, string source, CancellationToken? token = null)
        => new ClimbBench((name, _) => throw new InvalidOperationException($"'{name}' was asked."), libraries: [new Shelf(source)], runtime: _runtime, verdicts: _verdicts).Programmer.TakeOverAsync(subject, token ?? Token);

    private static SenderSubject Subject(string agent, string output = "temperature")
        => TakenOverRoutineTests.Forecast(agent, JsonText.Parse($$$"""{"type":"object","properties":{"{{{output}}}":{"type":"number"}},"required":["{{{output}}}"],"additionalProperties":false}"""));

    private sealed class CountingRuntime : IRoutineRuntime
    {
        private readonly RoutineRuntime _runtime = new(TimeProvider.System);

        public int Invoked { get; set; }

        public Action? Compiling { get; set; }

        public RoutineCompilation Compile(string source, RoutineSignature signature)
        {
            Compiling?.Invoke();
            var compiled = _runtime.Compile(source, signature);
            return compiled with { Routine = compiled.Routine is { } routine ? new Counted(this, routine) : null };
        }
    }

    private sealed class Counted(CountingRuntime runtime, IRoutine routine) : IRoutine
    {
        public string Source => routine.Source;

        public IReadOnlyList<string> Functions => routine.Functions;

        public IReadOnlyList<string> Tools => routine.Tools;

        public RoutineShape Shape => routine.Shape;

        public ValueTask<RoutineResult> InvokeAsync(string function, IReadOnlyList<JsonValue> arguments, IRoutineTools tools, RoutineLimits limits, CancellationToken cancellationToken)
        {
            runtime.Invoked++;
            return routine.InvokeAsync(function, arguments, tools, limits, cancellationToken);
        }
    }
}
