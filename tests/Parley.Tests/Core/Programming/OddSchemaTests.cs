using Parley.Core.Documents;
using Parley.Core.Programming;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Core.Programming;

/// <summary>Schemas of which little or nothing can be made up: what can't be shown isn't promoted.</summary>
public sealed class OddSchemaTests
{
    private const string Routine = "function encode(input) { return input; }\nfunction decode(reply) { return reply; }";
    private const string Empty = """{"type":"object"}""";

    [Theory]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string","pattern":"^(?=x)y$"}},"required":["a"]}""")] // nothing fits it
    [InlineData("""{"type":"object","properties":{"a":{"type":"string","minLength":100000}},"required":["a"]}""")]
    [InlineData("""{"not":{}}""")]
    public async Task Schema_without_samples_promotes_nothing(string schema)
    {
        if (JsonSchema.Compile(JsonText.Parse(schema)).Schema is not { } input)
        {
            return; // a document with such a schema is not accepted in the first place
        }

        var bench = ClimbBench.Insisting(Routine, one => one["input"].IsMissing ? one["reply"] : one["input"]);
        var result = await bench.Programmer.ClimbAsync(Subject(new AgentTask("Pass on.", input, Schema(Empty)), schema, Empty), ClimbBench.Token);
        Assert.Equal(ClimbStatus.Rejected, result.Status);
    }

    [Fact]
    public async Task Open_objects_are_put_before_the_oracle()
    {
        var bench = ClimbBench.Insisting(Routine, one => one["input"].IsMissing ? one["reply"] : one["input"]);
        var result = await bench.Programmer.ClimbAsync(Subject(new AgentTask("Pass on.", Schema(Empty), Schema(Empty)), Empty, Empty), ClimbBench.Token);
        Assert.Equal(ClimbStatus.Live, result.Status);
        Assert.Contains(PromptNames.ExpectSender, bench.Model.Asked);
    }

    [Fact]
    public async Task Routine_of_several_rounds_waits_for_a_person()
    {
        const string schema = """{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}""";
        var bench = ClimbBench.Insisting("async function send(input, send) { const one = await send(input); return one; }", one => one["input"].IsMissing ? one["reply"] : one["input"]);
        var result = await bench.Programmer.ClimbAsync(Subject(new AgentTask("Pass on.", Schema(schema), Schema(schema)), schema, schema), ClimbBench.Token);
        Assert.Equal(ClimbStatus.AwaitingApproval, result.Status);
    }

    [Fact]
    public async Task Check_of_a_file_asks_no_model_and_says_what_is_wrong()
    {
        const string schema = """{"type":"object","properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false}""";
        var subject = Subject(new AgentTask("Pass on.", Schema(schema), Schema(schema)), schema, schema);
        var check = new RoutineCheck(new Parley.Routines.RoutineRuntime(TimeProvider.System), new ProgrammingOptions());
        Assert.True((await check.CheckAsync(Routine, subject, ClimbBench.Token)).Passed);
        Assert.NotEmpty((await check.CheckAsync("class X {}", subject, ClimbBench.Token)).Diagnostics);
        var plain = await check.CheckAsync("function encode(input) { return { b: input.a }; }\nfunction decode(reply) { return reply; }", subject, ClimbBench.Token);
        Assert.False(plain.Passed);
        Assert.Contains(plain.Diagnostics, diagnostic => diagnostic.Message.Contains('b', StringComparison.Ordinal));
        // A name that is made while it runs shows in a trial alone.
        var broken = await check.CheckAsync("function encode(input) { return { ['b' + input.a.length]: input.a }; }\nfunction decode(reply) { return reply; }", subject, ClimbBench.Token);
        Assert.False(broken.Passed);
        Assert.Empty(broken.Diagnostics);
        Assert.Contains("breaks its schema", broken.Evidence[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_report_every_mistake_at_once()
        => Assert.Equal(3, new ProgrammingOptions { MaxAttempts = 0, MaxCost = -1, BatchCases = 1 }.Validate().Count);

    private static SenderSubject Subject(AgentTask task, string request, string reply)
    {
        var text = ProtocolDocumentText.Compose(new DocumentParts { Name = "Odd", Description = "Odd", Schemas = new DocumentSchemas(JsonText.Parse(request), JsonText.Parse(reply)) });
        Assert.True(ProtocolDocument.TryParse(text, DocumentLimits.Default, out var document, out _));
        return new SenderSubject("alice", task, new TypedDocuments().Get(document).Value);
    }

    private static JsonSchema Schema(string text) => JsonSchema.Compile(JsonText.Parse(text)).Schema!;
}
