using Parley.Core.Documents;
using Parley.Core.Programming;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;
using Parley.Tests.Core.Programming.PlantedBugs;

namespace Parley.Tests.Core.Programming;

/// <summary>Routines that others left in a library: a right one saves the model's work, a wrong one goes nowhere.</summary>
public sealed class TakenOverRoutineTests
{
    private const string Copying = "function encode(input) { return { city: input.city }; }\nfunction decode(reply) { return { temperature: reply.temperature }; }";

    private readonly TripScenario _trip = new();

    private static CancellationToken Token => ClimbBench.Token;

    [Fact]
    public async Task A_right_routine_goes_live_for_nothing_where_schemas_settle_it()
    {
        var bench = new ClimbBench((name, _) => throw new InvalidOperationException($"'{name}' was asked."), libraries: [new Shelf(Copying)]);
        Assert.True(await bench.Programmer.TakeOverAsync(Forecast(), Token));
        var routine = await bench.Routines.FindAsync(Forecast().Key, Token);
        Assert.Equal((RoutineStatus.Live, Copying, "library"), (routine!.Status, routine.Source, routine.Author));
        Assert.Empty(bench.Model.Asked);
    }

    [Theory]
    [InlineData("function encode(input) { return { city: 'London' }; }\nfunction decode(reply) { return { temperature: reply.temperature }; }")]
    [InlineData("function encode(input) { return { city: input.city }; }\nfunction decode(reply) { return { temperature: 21 }; }")]
    [InlineData("function encode(input) { while (true) {} }\nfunction decode(reply) { return { temperature: reply.temperature }; }")]
    [InlineData("function encode(input) { return { city: input.city }; }")]
    [InlineData("class Broken {")]
    public async Task A_wrong_routine_does_not_go_live(string wrong)
    {
        var bench = new ClimbBench((name, _) => throw new InvalidOperationException($"'{name}' was asked."), libraries: [new Shelf(wrong)]);
        Assert.False(await bench.Programmer.TakeOverAsync(Forecast(), Token));
        Assert.Null(await bench.Routines.FindAsync(Forecast().Key, Token));
    }

    [Fact]
    public async Task The_right_one_is_found_behind_wrong_ones_and_behind_a_library_that_is_full_of_them()
    {
        var wrong = Enumerable.Range(0, 10).Select(i => $"function encode(input) {{ return {{ city: '{i}' }}; }}\nfunction decode(reply) {{ return {{ temperature: {i} }}; }}").ToArray();
        var bench = new ClimbBench((name, _) => throw new InvalidOperationException($"'{name}' was asked."), libraries: [new Shelf(wrong), new Shelf(wrong[0], Copying)]);
        Assert.True(await bench.Programmer.TakeOverAsync(Forecast(), Token));
    }

    [Fact]
    public async Task What_did_not_hold_a_moment_ago_is_not_tried_with_every_request()
    {
        var library = new CountingLibrary();
        var bench = new ClimbBench((name, _) => throw new InvalidOperationException($"'{name}' was asked."), libraries: [library]);
        Assert.False(await bench.Programmer.TakeOverAsync(Forecast(), Token));
        Assert.False(await bench.Programmer.TakeOverAsync(Forecast(), Token));
        Assert.Equal(1, library.Asked);
    }

    [Fact]
    public async Task Where_only_a_model_can_tell_a_free_look_promotes_nothing()
    {
        var bench = new ClimbBench((name, _) => throw new InvalidOperationException($"'{name}' was asked."), libraries: [new Shelf(Source("as it stands"))]);
        Assert.False(await bench.Programmer.TakeOverAsync(_trip.Subject, Token));
    }

    [Fact]
    public async Task A_climb_verifies_what_it_finds_and_has_nothing_written()
    {
        var bench = new ClimbBench((_, text) => ClimbBench.Expect(text, _trip.Expect), libraries: [new Shelf(Source("as it stands"))]);
        Assert.Equal(ClimbStatus.Live, (await bench.Programmer.ClimbAsync(_trip.Subject, Token)).Status);
        Assert.DoesNotContain(PromptNames.WriteSenderRoutine, bench.Model.Asked);
    }

    [Theory]
    [InlineData("origin and destination swapped")]
    [InlineData("note cut off")]
    [InlineData("net price")]
    public async Task A_climb_that_finds_a_wrong_one_has_a_right_one_written(string wrong)
    {
        var bench = new ClimbBench((name, text) => name == PromptNames.ExpectSender ? ClimbBench.Expect(text, _trip.Expect) : Source("as it stands"), libraries: [new Shelf(Source(wrong))]);
        var result = await bench.Programmer.ClimbAsync(_trip.Subject, Token);
        Assert.Equal((ClimbStatus.Live, Source("as it stands")), (result.Status, result.Routine!.Source));
    }

    private static SenderSubject Forecast()
        => Forecast("alice", JsonText.Parse("""{"type":"object","properties":{"temperature":{"type":"number"}},"required":["temperature"],"additionalProperties":false}"""));

    internal static SenderSubject Forecast(string agent, JsonValue output)
    {
        var input = JsonText.Parse("""{"type":"object","properties":{"city":{"type":"string"}},"required":["city"],"additionalProperties":false}""");
        Assert.True(ProtocolDocument.TryParse(ProtocolDocumentText.ForSkill("getForecast", "Forecast for a city.", input, output), DocumentLimits.Default, out var document, out var error), error);
        return new SenderSubject(agent, new AgentTask("Forecast for a city.", JsonSchema.Compile(input).Schema!, JsonSchema.Compile(output).Schema!), new TypedDocuments().Get(document).Value);
    }

    private string Source(string name) => _trip.Candidates.Single(candidate => candidate.Name == name).Source;

    private sealed class CountingLibrary : IRoutineLibrary
    {
        public int Asked { get; private set; }

        public ValueTask<IReadOnlyList<string>> FindAsync(RoutineAddress address, CancellationToken cancellationToken)
        {
            Asked++;
            return new([]);
        }

        public ValueTask OfferAsync(RoutineAddress address, string source, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
