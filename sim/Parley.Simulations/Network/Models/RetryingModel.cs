using Microsoft.Extensions.AI;
using Parley.Core.Diagnostics;
using Parley.Core.Prompting;

namespace Parley.Simulations.Network.Models;

/// <summary>
/// Asks again when a model is down, as Parley's client for real endpoints does. The call is repeated, never the query: a booking that was made must not be made twice.
/// Nothing waits between attempts, for the clock of a simulation stands still.
/// </summary>
/// <param name="retries">Further attempts.</param>
internal sealed class RetryingModel(IChatClient model, int retries) : DelegatingChatClient(model)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        for (var left = retries; ; left--)
        {
            try
            {
                return await base.GetResponseAsync(messages, options, cancellationToken);
            }
            catch (ModelException failure) when (failure.Code == ParleyErrorCode.ModelUnavailable && left > 0)
            {
                // Asked again below.
            }
        }
    }
}
