using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Models.Offline;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Dialects;

/// <summary>Our sender calls the official library's receiver.</summary>
public sealed class LibraryReceiverTests
{
    [Fact]
    public async Task Language_opens_a_conversation_with_all_keys_and_ends_it()
    {
        var peer = new LibraryReceiver();
        await using var alice = await SenderNode.CreateAsync(peer);

        var record = await alice.AskAsync();

        Assert.Equal(Mode.Language, record.Mode);
        Assert.Equal(["GET /", "GET /wellknown", "POST /", "DELETE /conversations/c1"], peer.Requests.Take(4).Select(request => $"{request.Method} {request.Path}"));
        var sent = peer.Posts.First();
        Assert.Equal("application/json", sent.ContentType);
        Assert.Equal(["protocolHash", "protocolSources", "body", "multiround"], sent.Json.AsObject!.Select(member => member.Key));
        Assert.Equal((JsonValue.Null, true), (sent.Json["protocolHash"], sent.Json["multiround"].IsTrue));
        Assert.Empty(sent.Json["protocolSources"].AsArray!);
        Assert.Contains("London", sent.Json["body"].AsString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pair_climbs_through_a_negotiation_to_a_routine()
    {
        var peer = new LibraryReceiver();
        await using var alice = await SenderNode.CreateAsync(peer);

        var modes = new List<Mode>();
        for (var i = 0; i < 4; i++)
        {
            modes.Add((await alice.AskAsync()).Mode);
        }

        Assert.Equal([Mode.Language, Mode.Routine, Mode.Routine, Mode.Routine], modes);
        var negotiation = peer.Posts.Where(request => request.Json["protocolHash"].AsString == "negotiation").ToList();
        Assert.Equal(["/", "/conversations/c1"], negotiation.Select(request => request.Path));
        Assert.All(negotiation, request => Assert.True(request.Json["multiround"].IsTrue && request.Json["protocolSources"].AsArray is not null && request.Json["body"].AsString is not null, request.ToString()));
        Assert.Contains(peer.Requests, request => request is { Method: "DELETE", Path: "/conversations/c1" });
        Assert.DoesNotContain(peer.Requests, request => request.Path == "/registerNegotiatedProtocol");
        CheckDocuments(peer, expected: 3);
    }

    [Fact]
    public async Task The_library_policy_goes_through_model_mode()
    {
        var peer = new LibraryReceiver();
        await using var alice = await SenderNode.CreateAsync(peer, "library");

        var modes = new List<Mode>();
        for (var i = 0; i < 18; i++)
        {
            modes.Add((await alice.AskAsync()).Mode);
        }

        Assert.Equal([Mode.Language, Mode.Model, Mode.Routine], modes.Distinct());
        Assert.Equal((10, 5), (modes.Count(mode => mode == Mode.Language), modes.Count(mode => mode == Mode.Model)));
        CheckDocuments(peer, expected: 8);
    }

    [Fact]
    public async Task A_final_text_without_front_matter_is_given_some()
    {
        var peer = new LibraryReceiver();
        await using var alice = await SenderNode.CreateAsync(peer, model: new TagWriter(new OfflineModel()));
        await alice.AskAsync();

        var record = await alice.AskAsync();

        Assert.Equal((Mode.Routine, 0), (record.Mode, record.StepDowns.Count));
        CheckDocuments(peer, expected: 1);
    }

    [Fact]
    public async Task A_document_that_is_refused_leads_back_to_language()
    {
        var peer = new LibraryReceiver { RefusesDocuments = true };
        await using var alice = await SenderNode.CreateAsync(peer);
        await alice.AskAsync();

        var refused = await alice.AskAsync();
        var after = await alice.AskAsync();

        Assert.Equal((Mode.Language, 1), (refused.Mode, refused.StepDowns.Count));
        Assert.Contains("refuses document", refused.StepDowns[0].Cause, StringComparison.Ordinal);
        Assert.Equal((Mode.Language, 0), (after.Mode, after.StepDowns.Count));
    }

    [Fact]
    public async Task A_broken_document_reply_leads_back_to_language()
    {
        var peer = new LibraryReceiver();
        await using var alice = await SenderNode.CreateAsync(peer);
        await alice.AskAsync();
        peer.Handles = _ => "It is 25 degrees with 12 mm of rain.";

        var record = await alice.AskAsync();

        Assert.Equal((Mode.Language, true), (record.Mode, record.StepDowns.Count > 0));
        Assert.Equal(1, peer.Posts.Skip(1).Count(request => request.Json["body"].AsString!.Contains("London", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_peer_that_asks_on_is_answered_in_its_conversation()
    {
        var peer = new LibraryReceiver { Says = ["I need to know more. Please tell me:\n- the city, as text", "It is 25 degrees with 12 mm of rain."] };
        await using var alice = await SenderNode.CreateAsync(peer, "language-only");

        await alice.AskAsync();

        Assert.Equal(["POST /", "POST /conversations/c1", "DELETE /conversations/c1"], peer.Requests.Where(request => request.Method != "GET").Select(request => $"{request.Method} {request.Path}"));
        // The library's receiver reads the body alone, but its own sender repeats every field.
        Assert.Equal(["protocolHash", "protocolSources", "body", "multiround"], peer.Posts.Last().Json.AsObject!.Select(member => member.Key));
    }

    [Theory]
    [InlineData(200, "Conversation not found.")]
    [InlineData(500, "HTTP 500")]
    public async Task A_conversation_that_died_is_a_clear_error(int status, string words)
    {
        var peer = new LibraryReceiver { Says = ["I need to know more. Please tell me:\n- the city, as text"], FollowUpStatus = status };
        await using var alice = await SenderNode.CreateAsync(peer, "language-only");

        var result = await alice.TryAsync();

        Assert.False(result.Outcome.Succeeded);
        Assert.Contains(words, result.Outcome.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("http://peer.test", result.Outcome.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_negotiation_that_never_ends_leaves_the_pair_in_language()
    {
        var peer = new LibraryReceiver { Negotiates = ["Hello! How may I help you?"], FollowUpStatus = 200 };
        await using var alice = await SenderNode.CreateAsync(peer);

        var records = new[] { await alice.AskAsync(), await alice.AskAsync() };

        Assert.All(records, record => Assert.Equal(Mode.Language, record.Mode));
        var error = Assert.Single(await SenderRecords.NegotiationsAsync(alice)).Error;
        Assert.Contains("Conversation not found.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_negotiation_with_an_agent_that_only_talks_ends_within_its_turns()
    {
        var peer = new LibraryReceiver { Negotiates = ["Hello! How may I help you?"] };
        await using var alice = await SenderNode.CreateAsync(peer);

        await alice.AskAsync();

        Assert.InRange(peer.Posts.Count(request => request.Json["protocolHash"].AsString == "negotiation"), 1, 10);
        Assert.Contains(peer.Requests, request => request.Method == "DELETE" && request.Path == "/conversations/c1");
    }

    [Fact]
    public async Task A_failure_that_may_have_worked_is_not_asked_for_twice()
    {
        var peer = new LibraryReceiver();
        await using var alice = await SenderNode.CreateAsync(peer);
        var task = SenderNode.Task(SkillEffect.Once);
        await alice.TryAsync(task);
        var before = peer.Posts.Count();
        peer.Handles = _ => throw new InvalidOperationException("The peer dies.");

        await Assert.ThrowsAsync<InvalidOperationException>(() => alice.TryAsync(task));

        Assert.Equal(before + 1, peer.Posts.Count());
    }

    private static void CheckDocuments(LibraryReceiver peer, int expected)
    {
        var requests = peer.Posts.Where(request => DocumentHash.TryParse(request.Json["protocolHash"].AsString, out _)).ToList();
        Assert.Equal(expected, requests.Count);
        foreach (var sent in requests.Select(request => request.Json))
        {
            Assert.Equal(28, sent["protocolHash"].AsString!.Length);
            Assert.StartsWith("data:text/plain;charset=utf-8,---%0A", Assert.Single(sent["protocolSources"].AsArray!).AsString, StringComparison.Ordinal);
            Assert.Equal(JsonText.Parse("""{"city":"London"}"""), JsonText.Parse(sent["body"].AsString!));
            Assert.True(sent["multiround"].IsMissing);
        }
    }
}
