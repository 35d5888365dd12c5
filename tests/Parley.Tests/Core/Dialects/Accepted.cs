using Parley.Protocol.Json;

namespace Parley.Tests.Core.Dialects;

/// <summary>What the recorded peers need of an answer, whatever it says.</summary>
internal static class Accepted
{
    /// <summary>JSON with HTTP 200; success has a body, failure none but a message; the id of a conversation comes once, with the reply that opens it.</summary>
    public static void Shape(Replayed replayed)
    {
        Assert.True(replayed.Reply.Status == 200, replayed.ToString());
        Assert.True(replayed.Reply.ContentType == "application/json", replayed.ToString());
        var reply = replayed.Json;
        if (replayed.Recorded.Method != "POST" || replayed.Recorded.Path == "/registerNegotiatedProtocol")
        {
            return;
        }

        var succeeded = reply["status"].AsString == "success";
        Assert.True(succeeded || reply["status"].AsString is "error" or "failure", replayed.ToString());
        Assert.True(succeeded == reply["body"].AsString is not null, replayed.ToString());
        Assert.True(succeeded || reply["message"].AsString is { Length: > 0 }, replayed.ToString());
        var isOpening = succeeded && JsonText.Parse(System.Text.Encoding.UTF8.GetString(replayed.Recorded.Request))["multiround"].IsTrue && replayed.Recorded.Path == "/";
        Assert.True(isOpening == reply["conversationId"].AsString is not null, replayed.ToString());
    }

    /// <summary>The recorded peer's own status, and a body with the same fields where that is JSON.</summary>
    /// <param name="sameValues">Whether our agent's tool answers with what the recorded one did.</param>
    public static void LikeRecorded(Replayed replayed, bool sameValues = true)
    {
        Shape(replayed);
        var (ours, theirs) = (replayed.Json, JsonText.Parse(replayed.Recorded.ResponseText));
        Assert.True(ours["status"] == theirs["status"], replayed.ToString());
        if (theirs["body"].AsString is { } text && JsonText.TryParse(text, out var body, out _) && !body["temperature"].IsMissing)
        {
            var answer = JsonText.Parse(ours["body"].AsString!);
            Assert.Equal(body.AsObject!.Select(member => (member.Key, member.Value.Kind)), answer.AsObject!.Select(member => (member.Key, member.Value.Kind)));
            Assert.True(!sameValues || body == answer, replayed.ToString());
        }
    }
}
