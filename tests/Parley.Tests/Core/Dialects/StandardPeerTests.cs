using Parley.Core.Costs;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Dialects;

/// <summary>Our sender calls a node of the draft standard.</summary>
public sealed class StandardPeerTests
{
    [Fact]
    public async Task Language_opens_a_conversation_and_does_not_delete_it()
    {
        var peer = new StandardPeer();
        await using var alice = await SenderNode.CreateAsync(peer, "language-only");

        var record = await alice.AskAsync();

        Assert.Equal(Mode.Language, record.Mode);
        Assert.Equal(["GET /", "GET /wellknown", "POST /"], peer.Requests.Select(request => $"{request.Method} {request.Path}"));
    }

    [Fact]
    public async Task A_follow_up_carries_no_hash()
    {
        var peer = new StandardPeer { Says = ["I need to know more. Please tell me:\n- the city, as text", "It is 25 degrees with 12 mm of rain."] };
        await using var alice = await SenderNode.CreateAsync(peer, "language-only");

        await alice.AskAsync();

        var followUp = peer.Posts.Last();
        Assert.Equal("/conversations/s1", followUp.Path);
        Assert.Equal(["body", "multiround"], followUp.Json.AsObject!.Select(member => member.Key));
    }

    [Fact]
    public async Task A_listed_document_that_fits_is_used_by_its_hexadecimal_hash()
    {
        var task = SenderNode.Task();
        var text = ProtocolDocumentText.ForSkill("weather", "The weather of a city.", task.Input.Source, task.Output.Source);
        var peer = new StandardPeer { Listed = { [DocumentHash.Of(text).ToHex()] = text } };
        await using var alice = await SenderNode.CreateAsync(peer);

        var modes = new[] { (await alice.AskAsync()).Mode, (await alice.AskAsync()).Mode };

        Assert.Equal([Mode.Model, Mode.Routine], modes);
        Assert.All(peer.Posts, request => Assert.Equal(DocumentHash.Of(text).ToHex(), request.Json["protocolHash"].AsString));
    }

    [Fact]
    public async Task A_refusal_leads_back_to_language()
    {
        var task = SenderNode.Task();
        var text = ProtocolDocumentText.ForSkill("weather", "The weather of a city.", task.Input.Source, task.Output.Source);
        var peer = new StandardPeer { Listed = { [DocumentHash.Of(text).ToHex()] = text }, RefusesDocuments = true };
        await using var alice = await SenderNode.CreateAsync(peer, "never-negotiate");

        var refused = await alice.AskAsync();
        var after = await alice.AskAsync();

        Assert.Equal((Mode.Language, 1), (refused.Mode, refused.StepDowns.Count));
        Assert.Equal((Mode.Language, 0), (after.Mode, after.StepDowns.Count));
    }

    [Fact]
    public async Task A_conversation_that_expired_is_a_clear_error()
    {
        var peer = new StandardPeer { Says = ["I need to know more. Please tell me:\n- the city, as text"], IsGone = true };
        await using var alice = await SenderNode.CreateAsync(peer, "language-only");

        var result = await alice.TryAsync();

        Assert.Contains("Unknown conversation", result.Outcome.Error!.Message, StringComparison.Ordinal);
    }
}
