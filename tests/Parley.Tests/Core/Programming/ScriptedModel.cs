using Microsoft.Extensions.AI;
using Parley.Core.Costs;
using Parley.Core.Prompting;

namespace Parley.Tests.Core.Programming;

/// <summary>A model that answers each prompt by a function of its name and text, and keeps the prompts.</summary>
public sealed class ScriptedModel(Func<string, string, string> answer) : IChatClient, IModelSet
{
    public List<string> Asked { get; } = [];

    public List<string> Texts { get; } = [];

    /// <summary>Price of the model; the paper's price for GPT-4o unless it is set.</summary>
    public Price Price { get; init; } = new(5, 15);

    public PricedModel? Find(string agent, ModelRole role) => new("scripted", this, Price);

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var all = messages.ToList();
        var name = all[0].Text.Split('\n')[0].TrimStart('#', ' ');
        Asked.Add(name);
        Texts.Add(string.Join("\n", all.Select(message => message.Text)));
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, answer(name, Texts[^1]))));
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
