using Parley.Core.Costs;

namespace Parley.Core.Exchange.Sending;

/// <summary>One way for the sender to have a task done.</summary>
public interface ISenderRung
{
    /// <summary>What the exchange counts as when it ends on this rung.</summary>
    Mode Mode { get; }

    /// <summary>Tries to have the task done. What was learnt on the way stays in the dispatch for the rung below.</summary>
    ValueTask<RungResult> TryAsync(Dispatch dispatch, CancellationToken cancellationToken);
}
