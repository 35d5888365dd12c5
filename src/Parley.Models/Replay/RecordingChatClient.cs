using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Parley.Models.Replay;

/// <summary>
/// Passes every request on to another client and writes it with its answer as one line of JSON: hash, request, response, usage.
/// Recordings hold what was said in full, personal data included.
/// </summary>
/// <param name="lines">Written line by line and flushed after each. Not disposed.</param>
public sealed class RecordingChatClient(IChatClient inner, TextWriter lines) : DelegatingChatClient(inner)
{
    private readonly Lock _lock = new();

    /// <inheritdoc />
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        // Written down before the call, since callers go on with the same list.
        var asked = messages.ToList();
        var request = ChatFingerprint.Request(asked, options);
        var response = await base.GetResponseAsync(asked, options, cancellationToken);
        Append(RecordedChat.Write(ChatFingerprint.Hash(request), request, response));
        return response;
    }

    /// <inheritdoc />
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var asked = messages.ToList();
        var request = ChatFingerprint.Request(asked, options);
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in base.GetStreamingResponseAsync(asked, options, cancellationToken))
        {
            updates.Add(update);
            yield return update;
        }

        Append(RecordedChat.Write(ChatFingerprint.Hash(request), request, updates.ToChatResponse()));
    }

    private void Append(string line)
    {
        lock (_lock)
        {
            lines.Write(line + "\n");
            lines.Flush();
        }
    }
}
