using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Core.Transport;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Tests.Core.Exchange;
using Parley.Tests.Storage;

namespace Parley.Tests.Threats;

/// <summary>Strangers who fill the disk with records: of what was refused before anything ran, no text of theirs is kept.</summary>
public sealed class T23_RecordFloodTests
{
    private const int MaxRecordBytes = 4096;

    private static readonly string Long = new('x', 1_000_000);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Refused => new(
        $$"""{"protocolHash":"x","protocolSources":[],"body":"{{Long}}"}""", // no hash
        $$"""{"protocolHash":"{{DocumentHash.Of("nobody has this")}}","protocolSources":[],"body":"{{Long}}"}""", // not to be found
        $$"""{"protocolHash":"{{DocumentHash.Of("nobody has this")}}","protocolSources":["{{Long}}"],"body":"{{Long[..1000]}}"}""",
        $$"""{"protocolHash":"{{Rungs.Document.Hash}}","protocolSources":[],"body":"{{Long}}"}""", // not JSON
        $$"""{"protocolHash":"{{Rungs.Document.Hash}}","protocolSources":[],"body":{"{{Long}}":1} }""", // not by the schema, whose violations name it
        $$"""{"protocolHash":"{{Rungs.Document.Hash}}","protocolSources":[],"body":{"city":"{{Long}}"} }""");

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task T23_What_was_refused_leaves_a_short_record_without_its_body(string request)
    {
        await using var nodes = await TwoNodes.CreateAsync();
        await Rungs.AgreeAsync(nodes);
        Assert.False((await new Stranger(nodes).PostAsync(request)).Succeeded);

        var record = Assert.Single(await TwoNodes.RecordsAsync(nodes.Bob));
        Assert.NotNull(record.Error);
        Assert.True(record.Input.IsMissing);
        Assert.InRange(Size(record), 1, MaxRecordBytes);
    }

    [Fact]
    public async Task T23_A_message_below_the_floor_of_every_skill_leaves_no_body()
    {
        await using var nodes = await TwoNodes.CreateAsync(bob: parley => parley.AddAgent("strict", agent => agent.Describe("Forecasts.").AddSkill("get", new()
        {
            Description = "Forecast.",
            Effect = SkillEffect.None,
            Floor = Floor.Routine,
            Input = JsonText.Parse(TwoNodes.ForecastInput),
            Output = JsonText.Parse(TwoNodes.ForecastOutput),
            Tool = new Parley.Options.ToolOptions.Code(new Never()),
        })));
        var body = Encoding.UTF8.GetBytes($$"""{"protocolHash":null,"protocolSources":[],"body":"{{Long}}"}""");
        await nodes.Bob.Inbound.ReceiveAsync(new TransportRequest { Method = "POST", Url = new Uri("http://bob.test/agents/strict"), ContentType = "application/json", Body = body, Origin = "203.0.113.7" }, Token);

        Assert.InRange(Size(Assert.Single(await TwoNodes.RecordsAsync(nodes.Bob))), 1, MaxRecordBytes);
    }

    [Fact]
    public async Task T23_Who_hangs_up_before_anything_ran_leaves_no_body()
    {
        using var hangUp = new CancellationTokenSource();
        await using var nodes = await TwoNodes.CreateAsync(bob: parley => parley.Services.AddSingleton<IGuardedFetch>(new HangingUp(hangUp)));
        var body = Encoding.UTF8.GetBytes($$"""{"protocolHash":"{{DocumentHash.Of("nobody has this")}}","protocolSources":["https://docs.example/"],"body":"{{Long}}"}""");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await nodes.Bob.Inbound.ReceiveAsync(
            new TransportRequest { Method = "POST", Url = TwoNodes.BobUrl, ContentType = "application/json", Body = body, Origin = "203.0.113.7" }, hangUp.Token));

        Assert.InRange(Size(Assert.Single(await TwoNodes.RecordsAsync(nodes.Bob))), 1, MaxRecordBytes);
    }

    [Fact]
    public async Task T23_What_was_worked_on_is_recorded_with_its_body()
    {
        await using var nodes = await TwoNodes.CreateAsync(bobModel: new FaultyModel(_ => throw new HttpRequestException("refused")));
        await Rungs.AgreeAsync(nodes);
        await new Stranger(nodes).TalkAsync("Hello.");
        await new Stranger(nodes).UseAsync(Rungs.Text, """{"city":"London","day":"2026-03-01"}""");

        Assert.All(await TwoNodes.RecordsAsync(nodes.Bob), record => Assert.False(record.Input.IsMissing, record.Error));
    }

    [Theory]
    [InlineData("q1", "q1")]
    [InlineData("3f2b8f0e-6c1d-4d53-9a5b-0123456789ab", "3f2b8f0e-6c1d-4d53-9a5b-0123456789ab")]
    [InlineData("a:b/c+d=_.", "a:b/c+d=_.")]
    [InlineData("", null)]
    [InlineData("two words", null)]
    [InlineData("\\u001b[2J", null)]
    [InlineData("zürich", null)]
    [InlineData("long", null)]
    public async Task T23_A_tracing_id_is_short_and_plain_or_left_out(string sent, string? recorded)
    {
        await using var nodes = await TwoNodes.CreateAsync();
        var id = sent == "long" ? new string('q', 129) : sent;
        Assert.True((await new Stranger(nodes).PostAsync($$"""{"protocolHash":null,"protocolSources":[null],"body":"Please give me the forecast for London on 2026-03-01.","queryId":"{{id}}"}""")).Succeeded);
        Assert.Equal(recorded, Assert.Single(await TwoNodes.RecordsAsync(nodes.Bob)).QueryId);
    }

    [Fact]
    public void T23_A_tracing_id_is_the_callers_text_and_goes_with_the_bodies()
    {
        var record = Sample.Exchange("1") with { QueryId = "ada.lovelace" };
        var (written, redacted) = (new FieldWriter(), new FieldWriter());
        ExchangeRecordFormat.Write(written, record);
        Assert.True(ExchangeRecordHead.Read(written.Written).HasContent);
        Assert.False(ExchangeContent.IsEmpty(record));

        ExchangeRecordFormat.Redact(written.Written, redacted);
        Assert.Null(ExchangeRecordFormat.Read(redacted.Written).QueryId);
        Assert.Null(ExchangeContent.Redact(record).QueryId);
    }

    private static int Size(ExchangeRecord record)
    {
        var writer = new FieldWriter();
        ExchangeRecordFormat.Write(writer, record);
        return writer.Written.Length;
    }

    private sealed class HangingUp(CancellationTokenSource caller) : IGuardedFetch
    {
        public async ValueTask<Outcome<FetchedText>> FetchAsync(Uri url, int maxBytes, CancellationToken cancellationToken)
        {
            await caller.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            throw new InvalidOperationException("The token doesn't follow the caller's.");
        }
    }

    private sealed class Never : ITool
    {
        public ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, CancellationToken cancellationToken) => throw new InvalidOperationException("Below its floor.");
    }
}
