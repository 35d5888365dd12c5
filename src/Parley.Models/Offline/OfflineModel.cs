using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Parley.Core.Prompting;
using Parley.Models.Offline.Answering;
using Parley.Models.Offline.Prompts;
using Parley.Protocol.Json;

namespace Parley.Models.Offline;

/// <summary>
/// A deterministic, rule-based stand-in for a language model that reads and writes Parley's own prompts, on skills and tasks it has never seen. Stateless.
/// It is not a language model: any other chat gets a sentence that says so. Tokens are counted on the real texts with <see cref="TokenEstimate"/>.
/// </summary>
public sealed class OfflineModel(string name = "offline") : IChatClient
{
    private static readonly ChatClientMetadata Metadata = new("parley", null, "offline");

    /// <summary>What its answers are billed as.</summary>
    public string Name { get; } = name;

    /// <inheritdoc />
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var chat = messages.ToList();
        var tools = options?.Tools ?? [];
        var answer = Answerers.Answer(OfflinePrompt.Read(chat, tools));
        var message = Write(answer, chat.Count);
        var input = TokenEstimate.Of(chat, tools);
        var response = new ChatResponse(message) { ModelId = Name, FinishReason = answer.Calls.Count > 0 ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop };
        var output = TokenEstimate.Of(response);
        response.Usage = new UsageDetails { InputTokenCount = input, OutputTokenCount = output, TotalTokenCount = input + output };
        return Task.FromResult(response);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null)
        => serviceKey is not null ? null : serviceType == typeof(ChatClientMetadata) ? Metadata : serviceType.IsInstanceOfType(this) ? this : null;

    /// <summary>Nothing is held.</summary>
    public void Dispose()
    {
    }

    private static ChatMessage Write(Answer answer, int turn)
    {
        if (answer.Calls.Count == 0)
        {
            return new ChatMessage(ChatRole.Assistant, answer.Text);
        }

        return new ChatMessage(ChatRole.Assistant, [.. answer.Calls.Select((call, i) => (AIContent)new FunctionCallContent($"call_{turn}_{i + 1}", call.Tool, Arguments(call.Arguments)))]);
    }

    // As the adapters of real models hand them over: one JSON element for each argument.
    private static Dictionary<string, object?> Arguments(JsonValue arguments)
    {
        var elements = new Dictionary<string, object?>();
        if (arguments.AsObject is { } members)
        {
            foreach (var (name, value) in members)
            {
                using var document = JsonDocument.Parse(JsonText.WriteUtf8(value));
                elements[name] = document.RootElement.Clone();
            }
        }

        return elements;
    }
}
