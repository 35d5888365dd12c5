using Parley.Core.Diagnostics;
using Parley.Core.Exchange.Receiving;
using Parley.Protocol.Messages;

namespace Parley.Tests.Threats;

public sealed class T24_ConversationTests
{
    private readonly ConversationTable _table = new(new SeededIdSource("c"), TimeProvider.System);

    [Fact]
    public void A_stranger_who_knows_the_id_neither_reads_nor_ends_a_conversation()
    {
        Assert.True(_table.TrySave(Conversation("mallory-knows", "10.0.0.1", "secret")));

        _table.End("weather", "10.0.0.2", "mallory-knows");

        Assert.Null(_table.Find("weather", "10.0.0.2", "mallory-knows"));
        Assert.NotNull(_table.Find("weather", "10.0.0.1", "mallory-knows"));
    }

    [Fact]
    public void An_id_that_a_stranger_chose_too_takes_nobodys_place()
    {
        _table.TrySave(Conversation("1", "10.0.0.1", "mine"));
        _table.TrySave(Conversation("1", "10.0.0.2", "theirs"));

        Assert.Equal("mine", Assert.Single(_table.Find("weather", "10.0.0.1", "1")!.Messages));
    }

    [Fact]
    public void A_conversation_that_grows_too_long_is_over()
    {
        _table.TrySave(Conversation("1", "a", "hello"));

        Assert.False(_table.TrySave(Conversation("1", "a", new string('x', 300_000))));
        Assert.Null(_table.Find("weather", "a", "1"));
    }

    [Fact]
    public void All_conversations_together_stay_within_their_memory()
    {
        for (var i = 0; i < 200; i++)
        {
            _table.TrySave(Conversation($"{i}", $"{i % 20}", new string('x', 250_000)));
        }

        var kept = Enumerable.Range(0, 200).Count(i => _table.Find("weather", $"{i % 20}", $"{i}") is not null);
        Assert.InRange(kept, 100, 134);
        Assert.NotNull(_table.Find("weather", "19", "199"));
    }

    private static Conversation Conversation(string id, string caller, string message)
        => new(id, "weather", caller, AgoraRequestKind.Language, null, AgoraDialect.Library, [message], DateTimeOffset.MaxValue);
}
