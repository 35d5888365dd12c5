using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Programming;
using Parley.Core.Programming.Running;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;
using Parley.Routines;

namespace Parley.Tests.Core.Programming;

public sealed class LiveRoutineTests
{
    private const string Request = """{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}""";
    private const string Reply = """{"oneOf":[{"type":"object","properties":{"degrees":{"type":"number"}},"required":["degrees"],"additionalProperties":false},{"type":"object","properties":{"error":{"type":"string"}},"required":["error"],"additionalProperties":false}]}""";
    private const string Encode = "function encode(input) { return { city: input.place }; }\n";
    private const string Decode = "function decode(reply) { if (reply.error) { throw new Error(reply.error); } return { temperature: reply.degrees }; }";

    private static readonly AgentTask Task = new("Temperature.", Schema("""{"type":"object"}"""), Schema("""{"type":"object","properties":{"temperature":{"type":"number"}},"required":["temperature"]}"""));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Routine_makes_bodies_and_outputs()
    {
        var routine = Sender(Encode + Decode);
        Assert.Equal(Json("""{"city":"Rome"}"""), (await routine.EncodeAsync(Json("""{"place":"Rome"}"""), Token)).Value);
        Assert.Equal(Json("""{"temperature":3}"""), (await routine.DecodeAsync(Json("""{"degrees":3}"""), Token)).Value);
        Assert.False(routine.IsMultiround);
    }

    [Theory]
    [InlineData(Encode + Decode, """{"error":"unknown city"}""", ParleyErrorCode.PeerFailed)] // prescribed, and read
    [InlineData(Encode + Decode, """{"error":{"message":"odd"}}""", ParleyErrorCode.PeerFailed)] // an error in a form of its own
    [InlineData(Encode + Decode, """{"degrees":"three"}""", ParleyErrorCode.ReplyBreaksSchema)]
    [InlineData(Encode + "function decode(reply) { throw new Error('never'); }", """{"degrees":3}""", ParleyErrorCode.RoutineFailed)]
    [InlineData(Encode + "function decode(reply) { return reply.a.b; }", """{"error":"x"}""", ParleyErrorCode.RoutineFailed)]
    [InlineData(Encode + "function decode(reply) { return { temperature: 'three' }; }", """{"degrees":3}""", ParleyErrorCode.RoutineFailed)]
    public async Task Failures_are_told_apart(string source, string reply, ParleyErrorCode code)
        => Assert.Equal(code, (await Sender(source).DecodeAsync(Json(reply), Token)).Error?.Code);

    [Fact]
    public async Task Body_that_breaks_the_document_never_leaves()
    {
        var error = (await Sender("function encode(input) { return { city: 7 }; }" + Decode).EncodeAsync(Json("{}"), Token)).Error;
        Assert.Equal(ParleyErrorCode.RoutineFailed, error!.Code);
        Assert.StartsWith("encode: the request body breaks its schema at ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_rounds_are_sent_and_checked()
    {
        var routine = Sender("async function send(input, send) { const one = await send({ city: input.a }); const two = await send({ city: input.b }); return { temperature: one.degrees + two.degrees }; }");
        List<string> sent = [];
        var output = await routine.SendAsync(Json("""{"a":"Rome","b":"Oslo"}"""), (body, _) =>
        {
            sent.Add(body["city"].AsString!);
            return new(Json($$"""{"degrees":{{sent.Count}}}"""));
        }, Token);
        Assert.Equal((Json("""{"temperature":3}"""), true), (output.Value, routine.IsMultiround));
        Assert.Equal(["Rome", "Oslo"], sent);
        var failed = await routine.SendAsync(Json("""{"a":"Rome","b":"Oslo"}"""), (_, _) => new(new ParleyError(ParleyErrorCode.PeerUnreachable, "gone")), Token);
        Assert.Equal(ParleyErrorCode.PeerUnreachable, failed.Error!.Code);
    }

    [Theory]
    [InlineData("async function handle(request, tools) { return { degrees: (await tools.read(request)).degrees }; }", """{"city":"Rome"}""", null)]
    [InlineData("async function handle(request, tools) { return { degrees: (await tools.read(request)).degrees }; }", """{"town":"Rome"}""", ParleyErrorCode.RequestBreaksSchema)]
    [InlineData("async function handle(request, tools) { return { degrees: (await tools.broken(request)).degrees }; }", """{"city":"Rome"}""", ParleyErrorCode.ToolFailed)]
    [InlineData("async function handle(request, tools) { return { heat: 1 }; }", """{"city":"Rome"}""", ParleyErrorCode.RoutineFailed)]
    [InlineData("async function handle(request, tools) { for (;;) { } }", """{"city":"Rome"}""", ParleyErrorCode.RoutineLimit)]
    public async Task Receiver_checks_both_ends(string source, string request, ParleyErrorCode? code)
    {
        var routine = new RoutineRuntime(TimeProvider.System).Compile(source, RoutineSignature.None).Routine!;
        var handled = await new ReceiverRoutine("1", routine, Document(), RoutineLimits.Default).HandleAsync(Json(request), new Tools(), Token);
        Assert.Equal(code, handled.Error?.Code);
    }

    [Fact]
    public void Source_is_compiled_once()
    {
        var compiled = new CompiledRoutines(new RoutineRuntime(TimeProvider.System));
        var record = new RoutineRecord(new("a", Parley.Core.Costs.Side.Sender, Document().Document.Hash, "t")) { Id = "1", Source = Encode + Decode, Status = RoutineStatus.Live, Author = "m", WrittenAt = default };
        Assert.True(compiled.TryGet(record, RoutineSignature.Sender(), out var first, out _));
        Assert.True(compiled.TryGet(record, RoutineSignature.Sender(), out var second, out _));
        Assert.Same(first, second);
        Assert.False(compiled.TryGet(record with { Id = "2", Source = "class X {}" }, RoutineSignature.Sender(), out _, out var error));
        Assert.Contains("doesn't compile", error.Message, StringComparison.Ordinal);
    }

    private sealed class Tools : IRoutineTools
    {
        public ValueTask<ToolAnswer> CallAsync(string name, JsonValue arguments, CancellationToken cancellationToken)
            => new(name == "read" ? ToolAnswer.Of(Json("""{"degrees":4}""")) : ToolAnswer.Failed("out of order"));
    }

    private static SenderRoutine Sender(string source)
        => new("1", new RoutineRuntime(TimeProvider.System).Compile(source, RoutineSignature.Sender()).Routine!, Document(), Task, RoutineLimits.Default);

    private static TypedDocument Document()
    {
        var text = ProtocolDocumentText.Compose(new DocumentParts { Name = "T", Description = "T", Schemas = new DocumentSchemas(Json(Request), Json(Reply)) });
        return ProtocolDocument.TryParse(text, DocumentLimits.Default, out var document, out _) ? new TypedDocuments().Get(document).Value : throw new InvalidOperationException();
    }

    private static JsonValue Json(string text) => JsonText.Parse(text);

    private static JsonSchema Schema(string text) => JsonSchema.Compile(Json(text)).Schema!;
}
