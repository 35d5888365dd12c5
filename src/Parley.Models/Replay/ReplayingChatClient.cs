using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;
using Parley.Core.Diagnostics;
using Parley.Core.Prompting;
using Parley.Protocol.Json;

namespace Parley.Models.Replay;

/// <summary>
/// Answers from a recording of <see cref="RecordingChatClient"/>. A request that was recorded several times gets its answers in their order, and then the last one again.
/// </summary>
public sealed class ReplayingChatClient : IChatClient
{
    private const int MaxLineBytes = 64 << 20;
    private const int ShownCharacters = 200;

    private readonly Lock _lock = new();
    private readonly List<RecordedChat> _recorded = [];
    private readonly Dictionary<string, Queue<RecordedChat>> _answers = new(StringComparer.Ordinal);

    private ReplayingChatClient()
    {
    }

    /// <summary>Reads a recording. Fails with the number of the first line that is none of one.</summary>
    public static Outcome<ReplayingChatClient> Read(TextReader lines)
    {
        var client = new ReplayingChatClient();
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var isJson = JsonText.TryParse(Encoding.UTF8.GetBytes(line), JsonLimits.Default with { MaxBytes = MaxLineBytes, MaxDepth = 128 }, out var value, out var error);
            if (!isJson || !RecordedChat.TryRead(value, out var recorded))
            {
                return new ParleyError(ParleyErrorCode.InvalidConfiguration, $"Line {number} of the recording is no recorded chat: {error ?? "hash, request or response is missing."} Record it again.");
            }

            client.Add(recorded);
        }

        return client;
    }

    /// <inheritdoc />
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var request = ChatFingerprint.Request(messages, options);
        lock (_lock)
        {
            if (!_answers.TryGetValue(ChatFingerprint.Hash(request), out var answers))
            {
                return Task.FromException<ChatResponse>(new ModelException(ParleyErrorCode.ModelUnavailable, Missing(request)));
            }

            return Task.FromResult((answers.Count > 1 ? answers.Dequeue() : answers.Peek()).Answer());
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc />
    public void Dispose()
    {
        // Nothing is held open: the recording was read as a whole.
    }

    private void Add(RecordedChat recorded)
    {
        _recorded.Add(recorded);
        if (!_answers.TryGetValue(recorded.Hash, out var answers))
        {
            _answers[recorded.Hash] = answers = new Queue<RecordedChat>();
        }

        answers.Enqueue(recorded);
    }

    /// <summary>Names the recorded request that shares the most with this one, and where the two part: a prompt that was reworded shows at once.</summary>
    private string Missing(JsonValue request)
    {
        var asked = ChatFingerprint.Text(request);
        var nearest = _recorded.Select(recorded => ChatFingerprint.Text(recorded.Request)).MaxBy(text => Shared(text, asked));
        if (nearest is null)
        {
            return "The recording is empty; record it again.";
        }

        var parting = asked.AsSpan().CommonPrefixLength(nearest);
        var difference = parting == asked.Length && parting == nearest.Length
            ? "The texts are the same; the roles or the tools differ."
            : $"They part at character {parting + 1}: asked '{Excerpt(asked, parting)}', recorded '{Excerpt(nearest, parting)}'.";
        return $"The recording has no answer to this request; record it again. The nearest recorded one begins '{Excerpt(nearest, 0)}'. {difference}";
    }

    /// <summary>Characters in common at both ends.</summary>
    private static int Shared(string recorded, string asked)
    {
        var head = recorded.AsSpan().CommonPrefixLength(asked);
        var (a, b) = (recorded.Length - 1, asked.Length - 1);
        while (a >= head && b >= head && recorded[a] == asked[b])
        {
            (a, b) = (a - 1, b - 1);
        }

        return head + recorded.Length - 1 - a;
    }

    private static string Excerpt(string text, int from)
    {
        var rest = text[from..].ReplaceLineEndings(" ");
        return rest.Length <= ShownCharacters ? rest.TrimEnd() : rest[..ShownCharacters] + "…";
    }
}
