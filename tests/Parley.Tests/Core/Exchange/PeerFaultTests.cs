using System.Text;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Policy;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Core.Transport;
using Parley.Protocol.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Parley.Tests.Core.Exchange;

/// <summary>The peer at fault: it refuses, forgets, is gone, silent or talks nonsense. Alice's routine works and stays live through all of it.</summary>
public sealed class PeerFaultTests
{
    private const string Failure = """{"status":"failure","error":"planted","message":"planted"@code}""";

    private static readonly JsonValue London = TwoNodes.Input();

    [Theory]
    [InlineData(SkillEffect.None)]
    [InlineData(SkillEffect.Once)]
    public async Task A_refused_document_is_left_for_good_and_the_task_done_in_language(SkillEffect effect)
    {
        await using var nodes = await CreateAsync(effect);
        var peer = ScriptedPeer.Before(nodes, request => IsDocument(request) ? """{"status":"rejected","error":"not for me","message":"not for me"}""" : null);

        var result = await nodes.AskAsync(London, TwoNodes.Task(effect));

        Assert.Equal(TwoNodes.Expected(London), result.Outcome.Value["temperature"].AsNumber);
        var step = Assert.Single(result.Record.StepDowns);
        Assert.Contains("refuses document", step.Cause);
        // The model rung would send the same document: it is passed over.
        Assert.Equal((Mode.Routine, Mode.Language), (step.From, step.To));
        Assert.Equal((Mode.Language, 1), (result.Record.Mode, nodes.Runs.Value));
        Assert.Single(peer.Bodies, body => body.Contains("protocolHash", StringComparison.Ordinal) && !body.Contains("\"protocolHash\":null", StringComparison.Ordinal));
        var pair = Assert.Single(await nodes.Alice.Services.GetRequiredService<IPairStore>().ListAsync(TestContext.Current.CancellationToken));
        Assert.Null(pair.Document);
        Assert.Equal([Rungs.Document.Hash], pair.Refused);
        await AssertLiveAsync(nodes, effect);

        Assert.Equal(Mode.Language, (await nodes.AskAsync(London, TwoNodes.Task(effect))).Record.Mode);
        Assert.Empty((await TwoNodes.RecordsAsync(nodes.Alice))[0].StepDowns);
    }

    [Theory]
    [InlineData(SkillEffect.None)]
    [InlineData(SkillEffect.Once)]
    public async Task A_document_that_the_peer_forgot_is_sent_along(SkillEffect effect)
    {
        await using var nodes = await CreateAsync(effect, bobHolds: false);

        var result = await nodes.AskAsync(London, TwoNodes.Task(effect));

        Assert.Equal(TwoNodes.Expected(London), result.Outcome.Value["temperature"].AsNumber);
        Assert.Equal((Mode.Routine, (Mode?)Mode.Routine, 1), (result.Record.Mode, result.Record.PeerMode, nodes.Runs.Value));
        Assert.Empty(result.Record.StepDowns);
    }

    [Theory]
    [InlineData(SkillEffect.None)]
    [InlineData(SkillEffect.Idempotent)]
    [InlineData(SkillEffect.Once)]
    public async Task A_peer_that_is_gone_is_named_and_the_next_exchange_finds_it_again(SkillEffect effect)
    {
        await using var nodes = await CreateAsync(effect);
        await nodes.AskAsync(London, TwoNodes.Task(effect));
        nodes.Network.Stop(TwoNodes.BobUrl);

        var result = await nodes.AskAsync(London, TwoNodes.Task(effect));

        Assert.Equal(ParleyErrorCode.PeerUnreachable, result.Outcome.Error!.Code);
        Assert.Contains("bob.test", result.Outcome.Error.Message);
        nodes.Network.Listen(TwoNodes.BobUrl, nodes.Bob.Inbound);
        Assert.Equal(Mode.Routine, (await nodes.AskAsync(London, TwoNodes.Task(effect))).Record.Mode);
        Assert.Equal(2, nodes.Runs.Value);
        await AssertLiveAsync(nodes, effect);
    }

    [Theory]
    [InlineData(InMemoryFault.LoseRequest, SkillEffect.None, ParleyErrorCode.Timeout, 0)]
    [InlineData(InMemoryFault.LoseReply, SkillEffect.None, ParleyErrorCode.Timeout, 1)]
    [InlineData(InMemoryFault.LoseRequest, SkillEffect.Once, ParleyErrorCode.Indeterminate, 0)]
    [InlineData(InMemoryFault.LoseReply, SkillEffect.Once, ParleyErrorCode.Indeterminate, 1)]
    public async Task Silence_leaves_open_whether_the_work_was_done(InMemoryFault fault, SkillEffect effect, ParleyErrorCode code, int runs)
    {
        await using var nodes = await CreateAsync(effect);
        nodes.Network.Faults = request => request.Method == "POST" ? fault : InMemoryFault.None;

        var result = await nodes.AskAsync(London, TwoNodes.Task(effect));

        Assert.Equal((code, runs), (result.Outcome.Error!.Code, nodes.Runs.Value));
        Assert.Contains(effect == SkillEffect.Once ? "not known whether" : "No reply", result.Outcome.Error.Message);
        await AssertLiveAsync(nodes, effect);
    }

    [Theory]
    [InlineData("language-only", SkillEffect.Once, ParleyErrorCode.Indeterminate)]
    [InlineData("language-only", SkillEffect.None, ParleyErrorCode.Timeout)]
    public async Task Silence_in_plain_language_is_told_the_same_way(string policy, SkillEffect effect, ParleyErrorCode code)
    {
        await using var nodes = await TwoNodes.CreateAsync(effect: effect, policy: policy);
        nodes.Network.Faults = request => request.Method == "POST" ? InMemoryFault.LoseReply : InMemoryFault.None;

        var result = await nodes.AskAsync(London, TwoNodes.Task(effect));

        Assert.Equal((code, 1), (result.Outcome.Error!.Code, nodes.Runs.Value));
    }

    [Theory]
    [InlineData("<html>hello</html>", SkillEffect.None, ParleyErrorCode.PeerNonsense)]
    [InlineData("[1,2,3]", SkillEffect.Idempotent, ParleyErrorCode.PeerNonsense)]
    [InlineData("", SkillEffect.None, ParleyErrorCode.PeerNonsense)]
    [InlineData("<html>hello</html>", SkillEffect.Once, ParleyErrorCode.Indeterminate)]
    public async Task Nonsense_is_named_and_demotes_nothing(string nonsense, SkillEffect effect, ParleyErrorCode code)
    {
        await using var nodes = await CreateAsync(effect);
        ScriptedPeer.Before(nodes, request => request.Method == "POST" ? nonsense : null);

        var result = await nodes.AskAsync(London, TwoNodes.Task(effect));

        Assert.Equal(code, result.Outcome.Error!.Code);
        Assert.Contains("no Agora reply", result.Outcome.Error.Message);
        await AssertLiveAsync(nodes, effect);
    }

    [Theory]
    [InlineData("""{"temperature":"warm"}""")]
    [InlineData("""{}""")]
    [InlineData("warm, I think")]
    public async Task A_reply_that_breaks_its_schema_is_the_peers_fault_and_no_routine_pays_for_it(string body)
    {
        await using var nodes = await CreateAsync(SkillEffect.None);
        ScriptedPeer.Before(nodes, request => IsDocument(request) ? JsonText.Write(new JsonObject { { "status", "success" }, { "body", body } }) : null);

        var result = await nodes.AskAsync(London);

        Assert.NotEmpty(result.Record.StepDowns);
        Assert.All(result.Record.StepDowns, step => Assert.Contains("reply", step.Cause, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(Mode.Language, result.Record.Mode);
        Assert.False(result.Outcome.Succeeded);
        await AssertLiveAsync(nodes, SkillEffect.None);
    }

    [Theory]
    [InlineData("", SkillEffect.None, 1)]
    [InlineData(""","code":"Internal" """, SkillEffect.None, 1)]
    [InlineData(""","code":"RoutineFailed" """, SkillEffect.Idempotent, 1)]
    public async Task A_failure_that_another_rung_may_get_round_is_stepped_down_from(string code, SkillEffect effect, int runs)
    {
        await using var nodes = await CreateAsync(effect);
        ScriptedPeer.Before(nodes, request => IsDocument(request) ? Failure.Replace("@code", code, StringComparison.Ordinal) : null);

        var result = await nodes.AskAsync(London, TwoNodes.Task(effect));

        Assert.Equal(TwoNodes.Expected(London), result.Outcome.Value["temperature"].AsNumber);
        Assert.Equal((Mode.Language, runs), (result.Record.Mode, nodes.Runs.Value));
        Assert.Equal([Mode.Routine, Mode.Model], result.Record.StepDowns.Select(step => step.From));
        await AssertLiveAsync(nodes, effect);
    }

    [Theory]
    [InlineData("", 200, ParleyErrorCode.PeerFailed)]
    [InlineData(""","code":"ToolFailed" """, 200, ParleyErrorCode.PeerFailed)]
    [InlineData(""","code":"Internal" """, 500, ParleyErrorCode.Indeterminate)]
    [InlineData(""","code":"Timeout" """, 504, ParleyErrorCode.Indeterminate)]
    [InlineData(""","code":"Indeterminate" """, 200, ParleyErrorCode.Indeterminate)]
    [InlineData("", 500, ParleyErrorCode.Indeterminate)]
    public async Task A_failure_is_never_asked_again_where_the_work_may_be_done(string code, int status, ParleyErrorCode expected)
    {
        await using var nodes = await CreateAsync(SkillEffect.Once);
        var peer = ScriptedPeer.Before(nodes, request => IsDocument(request) ? Failure.Replace("@code", code, StringComparison.Ordinal) : null, status);

        var result = await nodes.AskAsync(London, TwoNodes.Task(SkillEffect.Once));

        Assert.Equal(expected, result.Outcome.Error!.Code);
        Assert.Contains("planted", result.Outcome.Error.Message);
        Assert.Single(peer.Bodies);
        await AssertLiveAsync(nodes, SkillEffect.Once);
    }

    [Fact]
    public async Task A_request_that_was_turned_away_unhandled_may_be_asked_in_another_way()
    {
        await using var nodes = await CreateAsync(SkillEffect.Once);
        ScriptedPeer.Before(nodes, request => IsDocument(request) ? Failure.Replace("@code", ""","code":"RequestBreaksSchema" """, StringComparison.Ordinal) : null);

        var result = await nodes.AskAsync(London, TwoNodes.Task(SkillEffect.Once));

        Assert.Equal(TwoNodes.Expected(London), result.Outcome.Value["temperature"].AsNumber);
        Assert.Equal((Mode.Language, 1), (result.Record.Mode, nodes.Runs.Value));
    }

    private static bool IsDocument(TransportRequest request)
        => request.Method == "POST" && JsonText.TryParse(Encoding.UTF8.GetString(request.Body.Span), out var body, out _) && body["protocolHash"].AsString is { Length: > 10 };

    private static async Task<TwoNodes> CreateAsync(SkillEffect effect, bool bobHolds = true)
    {
        var nodes = await TwoNodes.CreateAsync(effect: effect, policy: "never-negotiate");
        await Rungs.AdoptAsync(nodes, TwoNodes.Task(effect));
        await Rungs.PlantSenderAsync(nodes, TwoNodes.Task(effect), Rungs.Encode + Rungs.Decode);
        await Rungs.PlantReceiverAsync(nodes, Rungs.Handle);
        if (bobHolds)
        {
            await Rungs.AgreeAsync(nodes);
        }

        return nodes;
    }

    private static async Task AssertLiveAsync(TwoNodes nodes, SkillEffect effect)
    {
        Assert.Equal(RoutineStatus.Live, (await Rungs.SenderAsync(nodes, TwoNodes.Task(effect)))!.Status);
        Assert.Equal(RoutineStatus.Live, (await Rungs.ReceiverAsync(nodes))!.Status);
    }
}
