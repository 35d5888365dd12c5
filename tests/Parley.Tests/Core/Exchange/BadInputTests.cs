using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Core.Transport;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;
using Parley.Tests.Core.Transport;
using Parley.Tests.Storage;

namespace Parley.Tests.Core.Exchange;

/// <summary>What bad input gets: a clear error, and a node that goes on answering.</summary>
public sealed class BadInputTests
{
    private static readonly JsonValue London = TwoNodes.Input();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"body": "hello" """, "JSON")]
    [InlineData("", "JSON")]
    [InlineData("[]", "object")]
    [InlineData("null", "object")]
    [InlineData("""{"protocolHash": 7, "body": "x"}""", "protocolHash")]
    [InlineData("""{"protocolHash": "abc", "body": "x", "protocolSources": []}""", "no SHA-1")]
    [InlineData("""{"protocolHash": null, "body": {"a": {"b": [1]}}, "protocolSources": "none"}""", "protocolSources")]
    public async Task A_message_that_can_not_be_read_is_told_why(string body, string words)
    {
        await using var nodes = await TwoNodes.CreateAsync(SkillVisibility.Public);

        var reply = await PostAsync(nodes, Encoding.UTF8.GetBytes(body));

        Assert.NotEqual("success", reply["status"].AsString);
        Assert.True(reply["body"].IsMissing);
        Assert.Contains(words, reply["error"].AsString);
        await AssertAnswersAsync(nodes);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_and_nesting_without_end_are_refused()
    {
        await using var nodes = await TwoNodes.CreateAsync(SkillVisibility.Public);

        Assert.NotEqual("success", (await PostAsync(nodes, new byte[] { 0xff, 0xfe, 0x00, 0x7b }))["status"].AsString);
        Assert.NotEqual("success", (await PostAsync(nodes, Encoding.UTF8.GetBytes(new string('[', 200_000))))["status"].AsString);
        await AssertAnswersAsync(nodes);
    }

    [Fact]
    public async Task A_message_beyond_the_limit_is_refused_with_the_limit()
    {
        await using var nodes = await TwoNodes.CreateAsync(SkillVisibility.Public);

        var reply = await PostAsync(nodes, new byte[(1 << 20) + 1]);

        Assert.Equal("TooLarge", reply["code"].AsString);
        Assert.Contains("1048576", reply["error"].AsString);
        await AssertAnswersAsync(nodes);
    }

    [Theory]
    [InlineData("""{"city":"London"}""", "day")]
    [InlineData("""{"city":7,"day":"2026-03-01"}""", "$.city")]
    [InlineData("""tomorrow in London""", "JSON")]
    public async Task A_body_that_breaks_its_document_never_reaches_a_tool(string body, string words)
    {
        await using var nodes = await TwoNodes.CreateAsync();
        await Rungs.AgreeAsync(nodes);

        var reply = await PostAsync(nodes, Request(Rungs.Document.Hash.ToBase64(), body));

        Assert.Equal(("RequestBreaksSchema", 0), (reply["code"].AsString, nodes.Runs.Value));
        Assert.Contains(words, reply["error"].AsString);
        await AssertAnswersAsync(nodes);
    }

    [Fact]
    public async Task An_unknown_hash_asks_for_a_source()
    {
        await using var nodes = await TwoNodes.CreateAsync();

        var reply = await PostAsync(nodes, Request(Rungs.Document.Hash.ToHex(), "{}"));

        Assert.Equal("UnknownDocument", reply["code"].AsString);
        Assert.Contains("No source was given", reply["error"].AsString);
        await AssertAnswersAsync(nodes);
    }

    [Fact]
    public async Task Wrong_bytes_under_a_hash_are_not_kept()
    {
        await using var nodes = await TwoNodes.CreateAsync();

        var reply = await PostAsync(nodes, Request(Rungs.Document.Hash.ToBase64(), "{}", DocumentSource.ToDataUri(Rungs.Text + " ")));

        Assert.Equal("HashMismatch", reply["code"].AsString);
        Assert.Contains("has the hash", reply["error"].AsString);
        Assert.Empty(await nodes.Bob.Services.GetRequiredService<IDocumentStore>().ListAsync(null, 10, Token));
        await AssertAnswersAsync(nodes);
    }

    [Fact]
    public async Task A_second_text_under_a_known_hash_is_refused_and_the_first_kept()
    {
        await using var nodes = await TwoNodes.CreateAsync();
        var store = nodes.Bob.Services.GetRequiredService<IDocumentStore>();
        // The store holds another text under the hash, as if somebody had found a SHA-1 collision.
        Assert.Equal(DocumentPut.Added, await store.PutAsync(Sample.Forged("the first text", Rungs.Document.Hash), Token));

        var reply = await PostAsync(nodes, Request(Rungs.Document.Hash.ToBase64(), "{}", DocumentSource.ToDataUri(Rungs.Text)));

        Assert.Equal("HashCollision", reply["code"].AsString);
        Assert.Contains("Another text is known", reply["error"].AsString);
        Assert.Equal("the first text", (await store.FindAsync(Rungs.Document.Hash, Token))!.Document.Text);
        await AssertAnswersAsync(nodes);
    }

    [Fact]
    public async Task A_task_that_nobody_can_do_ends_with_the_peers_words()
    {
        await using var nodes = await TwoNodes.CreateAsync();
        var schema = JsonSchema.Compile(JsonText.Parse("""{"type":"object","properties":{"invoice":{"type":"string"}},"required":["invoice"]}""")).Schema!;
        var task = new AgentTask("Translate an invoice into Latin.", schema, schema) { Effect = SkillEffect.None };

        var result = await nodes.AskAsync(new JsonObject { { "invoice", "Ten shoes." } }, task);
        await nodes.DrainAsync();

        Assert.Equal((ParleyErrorCode.PeerFailed, 0), (result.Outcome.Error!.Code, nodes.Runs.Value));
        await AssertAnswersAsync(nodes);
    }

    [Fact]
    public async Task An_input_that_breaks_the_task_is_not_sent()
    {
        await using var nodes = await TwoNodes.CreateAsync();

        var invoked = await nodes.Alice.Services.GetRequiredService<Parley.Core.Exchange.Sending.AgentClient>()
            .InvokeAsync("alice", TwoNodes.BobUrl, TwoNodes.Task(), new JsonObject { { "location", 7.0 } }, null, Token);

        Assert.Equal(ParleyErrorCode.InvalidInput, invoked.Error!.Code);
        Assert.Contains("$.location", invoked.Error.Message);
        Assert.Empty(await TwoNodes.RecordsAsync(nodes.Bob));
    }

    [Theory]
    [InlineData("down", ParleyErrorCode.ModelUnavailable, "refused")]
    [InlineData("limited", ParleyErrorCode.ModelRateLimited, "try again in 20 s")]
    [InlineData("nonsense", ParleyErrorCode.ModelNonsense, "not JSON")]
    public async Task The_callers_model_at_fault_is_named(string fault, ParleyErrorCode code, string words)
    {
        var broken = true;
        var model = new FaultyModel(name => !broken || name != PromptNames.ReadReply ? null : Fault(fault));
        await using var nodes = await TwoNodes.CreateAsync(aliceModel: model, policy: "language-only");

        var result = await nodes.AskAsync(London);

        Assert.Equal(code, result.Outcome.Error!.Code);
        Assert.Contains(words, result.Outcome.Error.Message);
        broken = false;
        await AssertAnswersAsync(nodes);
    }

    [Theory]
    [InlineData("down")]
    [InlineData("limited")]
    public async Task The_peers_model_at_fault_is_told_without_its_inside(string fault)
    {
        var broken = true;
        var model = new FaultyModel(_ => broken ? Fault(fault) : null);
        await using var nodes = await TwoNodes.CreateAsync(bobModel: model, policy: "language-only");

        var result = await nodes.AskAsync(London);

        Assert.Equal(ParleyErrorCode.PeerFailed, result.Outcome.Error!.Code);
        Assert.Contains("can't answer right now; try again later", result.Outcome.Error.Message);
        broken = false;
        await AssertAnswersAsync(nodes);
    }

    [Fact]
    public async Task A_model_that_calls_tools_without_end_is_stopped()
    {
        var model = new ToolCaller("getForecast", London);
        await using var nodes = await TwoNodes.CreateAsync(bobModel: model, policy: "language-only");

        var result = await nodes.AskAsync(London);

        Assert.Equal(ParleyErrorCode.PeerFailed, result.Outcome.Error!.Code);
        Assert.Contains("still calling tools after 8 rounds", Assert.Single(await TwoNodes.RecordsAsync(nodes.Bob)).Error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_slow_model_is_given_up_on(bool isAlices)
    {
        var (time, slow) = (new ManualTime(), true);
        var model = new FaultyModel(_ => null)
        {
            Wait = (_, token) =>
            {
                time.Advance(slow ? TimeSpan.FromMinutes(10) : TimeSpan.Zero);
                token.ThrowIfCancellationRequested();
                return Task.CompletedTask;
            },
        };
        await using var nodes = await TwoNodes.CreateAsync(aliceModel: isAlices ? model : null, bobModel: isAlices ? null : model, policy: "language-only", time: time);

        var result = await nodes.AskAsync(London);

        Assert.Contains(result.Outcome.Error!.Code, new[] { ParleyErrorCode.ModelTimeout, ParleyErrorCode.PeerFailed, ParleyErrorCode.Timeout });
        slow = false;
        await AssertAnswersAsync(nodes);
    }

    private static string Fault(string fault) => fault switch
    {
        "down" => throw new HttpRequestException("connection refused"),
        "limited" => throw new ModelException(ParleyErrorCode.ModelRateLimited, "The model is rate-limited; try again in 20 s."),
        _ => "Lovely weather, isn't it?",
    };

    private static async Task AssertAnswersAsync(TwoNodes nodes)
    {
        var result = await nodes.AskAsync(London);
        Assert.True(result.Outcome.Succeeded, result.Outcome.Error?.ToString());
        Assert.Equal(TwoNodes.Expected(London), result.Outcome.Value["temperature"].AsNumber);
    }

    private static byte[] Request(string hash, string body, params string[] sources) => JsonText.WriteUtf8(new JsonObject
    {
        { "protocolHash", hash },
        { "body", body },
        { "protocolSources", new JsonArray(sources.Select(source => new JsonValue(source))) },
    }).ToArray();

    private static async Task<JsonValue> PostAsync(TwoNodes nodes, byte[] body)
    {
        var reply = await nodes.Bob.Inbound.ReceiveAsync(new TransportRequest { Method = "POST", Url = TwoNodes.BobUrl, ContentType = "application/json", Body = body }, Token);
        return JsonText.Parse(Encoding.UTF8.GetString(reply.Body.Span));
    }
}
