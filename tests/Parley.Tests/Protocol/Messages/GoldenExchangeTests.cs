using System.Text;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Tests.Protocol.Messages;

public sealed class GoldenExchangeTests
{
    public static TheoryData<string, string> Exchanges()
    {
        var data = new TheoryData<string, string>();
        foreach (var dialect in Enum.GetNames<AgoraDialect>().Select(name => name.ToLowerInvariant()))
        {
            foreach (var (name, _) in Golden.Entries($"{dialect}.json", "exchanges"))
            {
                data.Add(dialect, name);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Exchanges))]
    public void Request_reads_as_its_meaning_and_dialect(string dialect, string name)
    {
        var entry = Find(dialect, name);
        var request = Read(entry);
        Assert.Equal(dialect, request.Dialect.ToString().ToLowerInvariant());
        AssertSame(entry["meaning"], Meaning.Of(request));
    }

    [Theory]
    [MemberData(nameof(Exchanges))]
    public void Request_is_written_byte_for_byte(string dialect, string name)
    {
        var entry = Find(dialect, name);
        var request = Read(entry);
        var expected = entry["written"].AsString ?? entry["request"].AsString;
        Assert.Equal(expected, Encoding.UTF8.GetString(AgoraRequestWriter.Write(request, request.Dialect)));
    }

    [Theory]
    [MemberData(nameof(Exchanges))]
    public void Replies_are_written_byte_for_byte(string dialect, string name)
    {
        var entry = Find(dialect, name);
        var request = Read(entry);
        foreach (var reply in entry["replies"].AsArray!)
        {
            var written = AgoraReplyWriter.Write(Meaning.ToReply(reply["reply"]), request.Dialect, request);
            Assert.Equal(reply["text"].AsString, Encoding.UTF8.GetString(written.Body.Span));
            Assert.Equal(reply["httpStatus"].AsNumber, written.HttpStatus);
        }
    }

    [Theory]
    [MemberData(nameof(Exchanges))]
    public void Replies_read_as_their_meaning(string dialect, string name)
    {
        var entry = Find(dialect, name);
        foreach (var reply in entry["replies"].AsArray!)
        {
            var read = AgoraReplyReader.TryRead(Golden.Bytes(reply["text"]), (int)reply["httpStatus"].AsNumber, WireReply.ContentType, Read(entry), JsonLimits.Default, out var found, out var fault);
            Assert.True(read, fault?.Text);
            AssertSame(reply["readsAs"].IsMissing ? reply["reply"] : reply["readsAs"], Meaning.Of(found!));
        }
    }

    public static TheoryData<string> FollowUps() => [.. Golden.Entries("follow-ups.json", "followUps").Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(FollowUps))]
    public void FollowUps_read_and_write_both_ways(string name)
    {
        var entry = Golden.Entries("follow-ups.json", "followUps").Single(entry => entry.Name == name).Entry;
        var dialect = Enum.Parse<AgoraDialect>(entry["dialect"].AsString!, ignoreCase: true);
        var read = AgoraRequestReader.TryReadFollowUp(Golden.Bytes(entry["request"]), entry["conversationId"].AsString!, dialect, JsonLimits.Default, out var request, out var fault);
        Assert.True(read, fault?.Text);
        AssertSame(entry["meaning"], Meaning.Of(request!));
        Assert.Equal(entry["written"].AsString, Encoding.UTF8.GetString(AgoraRequestWriter.Write(request!, dialect)));
        Assert.Equal(entry["text"].AsString, Encoding.UTF8.GetString(AgoraReplyWriter.Write(Meaning.ToReply(entry["reply"]), dialect, request).Body.Span));
    }

    public static TheoryData<string> Received() => [.. Golden.Entries("received-replies.json", "replies").Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Received))]
    public void Replies_of_peers_read_as_their_meaning(string name)
    {
        var entry = Golden.Entries("received-replies.json", "replies").Single(entry => entry.Name == name).Entry;
        var read = AgoraReplyReader.TryRead(Golden.Bytes(entry["text"]), (int)entry["httpStatus"].AsNumber, entry["contentType"].AsString, null, JsonLimits.Default, out var reply, out var fault);
        Assert.True(read, fault?.Text);
        AssertSame(entry["readsAs"], Meaning.Of(reply!));
    }

    public static TheoryData<string> NoReplies() => [.. Golden.Entries("received-replies.json", "noReplies").Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(NoReplies))]
    public void What_is_no_reply_gives_a_fault_that_says_what_came(string name)
    {
        var entry = Golden.Entries("received-replies.json", "noReplies").Single(entry => entry.Name == name).Entry;
        Assert.False(AgoraReplyReader.TryRead(Golden.Bytes(entry["text"]), (int)entry["httpStatus"].AsNumber, entry["contentType"].AsString, null, JsonLimits.Default, out _, out var fault));
        Assert.Equal(entry["code"].AsString, fault.Code.ToString());
        Assert.Contains(entry["says"].AsString!, fault.Text, StringComparison.Ordinal);
    }

    private static JsonValue Find(string dialect, string name) => Golden.Entries($"{dialect}.json", "exchanges").Single(entry => entry.Name == name).Entry;

    private static AgoraRequest Read(JsonValue entry)
    {
        Assert.True(AgoraRequestReader.TryRead(Golden.Bytes(entry["request"]), JsonLimits.Default, out var request, out var fault), fault?.Text);
        return request;
    }

    private static void AssertSame(JsonValue expected, JsonObject actual)
        => Assert.True(expected == new JsonValue(actual), $"expected {expected}\nbut got  {new JsonValue(actual)}");
}
