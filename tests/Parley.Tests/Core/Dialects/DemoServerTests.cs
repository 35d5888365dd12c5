using Parley.Core.Costs;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Dialects;

/// <summary>Our sender calls the paper demo's server.</summary>
public sealed class DemoServerTests
{
    [Fact]
    public async Task Language_is_one_message_without_a_conversation()
    {
        var (peer, alice) = await CreateAsync("language-only");
        await using var node = alice;

        var record = await alice.AskAsync();

        Assert.Equal(Mode.Language, record.Mode);
        Assert.Equal(["GET /", "GET /wellknown", "POST /", "GET /requiresNegotiation"], peer.Requests.Select(request => $"{request.Method} {request.Path}"));
        var sent = peer.Posts.Single().Json;
        Assert.Equal(["protocolHash", "protocolSources", "body"], sent.AsObject!.Select(member => member.Key));
        Assert.True(sent["protocolHash"].IsNull);
    }

    [Fact]
    public async Task A_negotiation_is_nested_and_the_document_is_fetched_from_our_node()
    {
        var (peer, alice) = await CreateAsync();
        await using var node = alice;

        await alice.AskAsync();

        var turns = peer.Posts.Where(request => request.Path == "/" && request.Json["protocolHash"].AsString == "negotiation").Select(request => request.Json).ToList();
        Assert.Equal(2, turns.Count);
        Assert.All(turns, turn => Assert.True(turn["multiround"].IsMissing));
        Assert.Equal([null, "demo-1"], turns.Select(turn => JsonText.Parse(turn["body"].AsString!)["conversationId"].AsString));
        var registered = peer.Posts.Last().Json;
        Assert.True(DocumentHash.TryParse(registered["protocolHash"].AsString, out var hash));
        Assert.Equal($"http://alice.test/documents/{hash.ToHex()}?as=protocol", Assert.Single(registered["protocolSources"].AsArray!).AsString);
        Assert.DoesNotContain(peer.Requests, request => request.Method == "DELETE");
    }

    [Fact]
    public async Task A_pair_climbs_to_a_routine_and_every_request_names_a_source_by_http()
    {
        var (peer, alice) = await CreateAsync();
        await using var node = alice;

        var modes = new List<Mode>();
        for (var i = 0; i < 4; i++)
        {
            modes.Add((await alice.AskAsync()).Mode);
        }

        Assert.Equal([Mode.Language, Mode.Routine, Mode.Routine, Mode.Routine], modes);
        var requests = Documents(peer);
        Assert.Equal(3, requests.Count);
        Assert.All(requests, sent => Assert.StartsWith("http://alice.test/documents/", Assert.Single(sent["protocolSources"].AsArray!).AsString, StringComparison.Ordinal));
        Assert.All(requests, sent => Assert.Equal(JsonText.Parse("""{"city":"London"}"""), JsonText.Parse(sent["body"].AsString!)));
    }

    [Fact]
    public async Task A_server_that_forgot_the_document_fetches_it_again()
    {
        var (peer, alice) = await CreateAsync();
        await using var node = alice;
        await alice.AskAsync();
        peer.Forget();

        var record = await alice.AskAsync();

        Assert.Equal((Mode.Routine, 0), (record.Mode, record.StepDowns.Count));
    }

    [Fact]
    public async Task Model_mode_and_routine_mode_read_a_body_that_is_an_object()
    {
        var (peer, alice) = await CreateAsync("library");
        await using var node = alice;
        peer.Handles = _ => JsonText.Parse(ScriptedPeer.Forecast);

        var modes = new List<Mode>();
        for (var i = 0; i < 17; i++)
        {
            modes.Add((await alice.AskAsync()).Mode);
        }

        Assert.Equal([Mode.Language, Mode.Model, Mode.Routine], modes.Distinct());
    }

    [Fact]
    public async Task A_server_that_asks_to_negotiate_gets_a_negotiation()
    {
        var (peer, alice) = await CreateAsync("paper");
        await using var node = alice;
        await alice.AskAsync();
        Assert.DoesNotContain(peer.Posts, request => request.Json["protocolHash"].AsString == "negotiation");
        peer.AsksToNegotiate = true;

        await alice.AskAsync();

        Assert.Contains(peer.Posts, request => request.Json["protocolHash"].AsString == "negotiation");
    }

    [Fact]
    public async Task A_bare_error_is_a_clear_error()
    {
        var (peer, alice) = await CreateAsync("language-only");
        await using var node = alice;
        peer.IsAtALoss = true;

        var result = await alice.TryAsync();

        Assert.False(result.Outcome.Succeeded);
        Assert.Contains("gave no reason", result.Outcome.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_routine_of_the_server_that_fails_leads_back_to_language()
    {
        var (peer, alice) = await CreateAsync();
        await using var node = alice;
        await alice.AskAsync();
        peer.Handles = _ => "It is 25 degrees with 12 mm of rain.";

        var record = await alice.AskAsync();

        Assert.Equal((Mode.Language, true), (record.Mode, record.StepDowns.Count > 0));
    }

    private static List<JsonValue> Documents(DemoServer peer)
        => [.. peer.Posts.Where(request => request.Path == "/").Select(request => request.Json).Where(sent => DocumentHash.TryParse(sent["protocolHash"].AsString, out _))];

    private static async Task<(DemoServer Peer, SenderNode Alice)> CreateAsync(string policy = "adaptive")
    {
        var listener = new LateListener();
        var alice = await SenderNode.CreateAsync(listener, policy);
        var peer = new DemoServer(alice.Network);
        listener.Inner = peer;
        return (peer, alice);
    }

    /// <summary>The server fetches over the network that it listens on.</summary>
    private sealed class LateListener : Parley.Core.Transport.IInbound
    {
        public DemoServer? Inner { get; set; }

        public ValueTask<Parley.Core.Transport.TransportReply> ReceiveAsync(Parley.Core.Transport.TransportRequest request, CancellationToken cancellationToken) => Inner!.ReceiveAsync(request, cancellationToken);
    }
}
