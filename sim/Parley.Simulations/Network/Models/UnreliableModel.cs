using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Parley.Core.Diagnostics;
using Parley.Core.Prompting;

namespace Parley.Simulations.Network.Models;

/// <summary>A model whose service is down now and then, as Gemini's was in the paper's run: such a call gives no answer and costs nothing. Which calls these are is drawn by their number.</summary>
/// <param name="rate">Share of calls that fail.</param>
/// <param name="failed">Told of each.</param>
internal sealed class UnreliableModel(IChatClient model, string name, double rate, Draw draw, Action failed) : DelegatingChatClient(model)
{
    private long _calls;

    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        FailNowAndThen();
        return base.GetResponseAsync(messages, options, cancellationToken);
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        FailNowAndThen();
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            yield return update;
        }
    }

    private void FailNowAndThen()
    {
        if (draw.Unit("outage", name, Interlocked.Increment(ref _calls).ToString(CultureInfo.InvariantCulture)) < rate)
        {
            failed();
            throw new ModelException(ParleyErrorCode.ModelUnavailable, $"Model '{name}' gave no answer: an outage drawn for this run.");
        }
    }
}
