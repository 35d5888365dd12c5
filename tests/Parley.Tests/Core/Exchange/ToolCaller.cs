using Microsoft.Extensions.AI;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Exchange;

/// <summary>A model that answers everything with one more call of a tool.</summary>
internal sealed class ToolCaller(string tool, JsonValue arguments) : IChatClient
{
    private int _calls;

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var given = arguments.AsObject!.ToDictionary(member => member.Key, member => (object?)member.Value.AsString);
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent($"call{++_calls}", tool, given)])));
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
