using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Parley.InteropTests.Hosting.ChatTools;

/// <summary>A chat client that plays a script: each turn sees the conversation and the tools, and says something or calls.</summary>
internal sealed class ScriptedChatClient(params IReadOnlyList<Func<IReadOnlyList<ChatMessage>, IList<AITool>, ChatMessage>> turns) : IChatClient
{
    private int _turn;

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => Task.FromResult(new ChatResponse(turns[_turn++]([.. messages], options?.Tools ?? [])));

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
