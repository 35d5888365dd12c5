using Microsoft.Extensions.AI;
using Parley.Simulations.Network.Models;

namespace Parley.Tests.Simulations.Network;

/// <summary>The offline models of a network, with a count of what is asked of them that no record of an agent has a part in.</summary>
internal sealed class CountedModels
{
    private readonly Lock _lock = new();

    public CountedModels() => Models = new NetworkModels(PaperModels.Users.ToDictionary(name => name, name => NetworkModels.Offline.Get(name) with { Client = new Counter(this, name) }));

    public NetworkModels Models { get; }

    public long Calls { get; private set; }

    /// <summary>At the paper's prices.</summary>
    public decimal Usd { get; private set; }

    private void Add(string name, UsageDetails usage)
    {
        lock (_lock)
        {
            Calls++;
            Usd += PaperModels.PriceOf(name).Of(usage.InputTokenCount!.Value, usage.OutputTokenCount!.Value);
        }
    }

    private sealed class Counter(CountedModels counts, string name) : DelegatingChatClient(NetworkModels.Offline.Get(name).Client)
    {
        public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            var response = await base.GetResponseAsync(messages, options, cancellationToken);
            counts.Add(name, response.Usage!);
            return response;
        }

        // Nobody in the network reads an answer as it comes; if somebody did, it would go uncounted.
        public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
            => throw new NotSupportedException();
    }
}
