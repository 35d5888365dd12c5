using Microsoft.Extensions.AI;
using Parley.Models.Offline;

namespace Parley.Tests.Core.Exchange;

/// <summary>The offline model with faults: for a prompt's name the fault answers in its place, throws, or returns null to let it answer. Keeps the names it was asked by.</summary>
internal sealed class FaultyModel(Func<string, string?> fault) : IChatClient
{
    private readonly OfflineModel _model = new();

    /// <summary>Set to wait in place of an answer, as a slow model does, until the caller gives up.</summary>
    public Func<string, CancellationToken, Task>? Wait { get; init; }

    public List<string> Asked { get; } = [];

    /// <summary>A model that is down for the prompts of these names; for all when none is named.</summary>
    public static FaultyModel Down(params string[] names)
        => new(name => names.Length == 0 || names.Contains(name) ? throw new HttpRequestException("connection refused") : null);

    /// <summary>A model that answers the prompts of these names with a text of its own.</summary>
    public static FaultyModel Saying(string text, params string[] names) => new(name => names.Contains(name) ? text : null);

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var all = messages.ToList();
        var name = all[0].Text.Split('\n')[0].TrimStart('#', ' ');
        Asked.Add(name);
        if (Wait is not null)
        {
            await Wait(name, cancellationToken);
        }

        return fault(name) is { } text ? new ChatResponse(new ChatMessage(ChatRole.Assistant, text)) : await _model.GetResponseAsync(all, options, cancellationToken);
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() => _model.Dispose();
}
