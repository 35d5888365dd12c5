using System.Text;
using Parley.Core.Transport;
using Parley.Protocol.Json;
using Parley.Tests.Protocol.Messages;

namespace Parley.Tests.Core.Dialects;

/// <summary>
/// Sends recorded requests to an agent of ours, byte for byte but for the ids of conversations: what the recorded peer handed out stands for what we hand out.
/// </summary>
internal sealed class RecordedReplay(Uri agent, Func<TransportRequest, Task<TransportReply>> send)
{
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    public async Task<Replayed> SendAsync(RecordedExchange recorded)
    {
        var reply = await send(new TransportRequest
        {
            Method = recorded.Method,
            Url = new Uri(agent.AbsoluteUri + (recorded.Path == "/" ? "" : Ours(recorded.Path))),
            ContentType = recorded.Entry["request"]["headers"]["content-type"].AsString,
            Body = recorded.Request,
        });
        var replayed = new Replayed(recorded, reply);
        if (Id(recorded.ResponseText) is { } theirs && replayed.ConversationId is { } ours)
        {
            _ids[theirs] = ours;
        }

        return replayed;
    }

    private string Ours(string path) => _ids.Aggregate(path, (text, pair) => text.Replace(pair.Key, pair.Value, StringComparison.Ordinal));

    /// <summary>The conversation's id in a reply, in the demo's way or in that of all others.</summary>
    public static string? Id(string text)
    {
        if (!JsonText.TryParse(text, out var reply, out _))
        {
            return null;
        }

        return reply["conversationId"].AsString ?? (reply["body"].AsString is { } body && JsonText.TryParse(body, out var inner, out _) ? inner["conversationId"].AsString : null);
    }
}

/// <summary>A recorded exchange and our answer to its request.</summary>
internal sealed record Replayed(RecordedExchange Recorded, TransportReply Reply)
{
    public string Text => Encoding.UTF8.GetString(Reply.Body.Span);

    public JsonValue Json => JsonText.Parse(Text);

    public string? ConversationId => RecordedReplay.Id(Text);

    public override string ToString() => $"{Recorded}\n  -> {Reply.Status} {Text}";
}
