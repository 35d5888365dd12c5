using Parley.Core.Costs;

namespace Parley.Core.Exchange.Sending;

/// <summary>One way for the sender to have a task done.</summary>
public interface ISenderRung
{
    Mode Mode { get; }

    ValueTask<RungResult> TryAsync(Dispatch dispatch, CancellationToken cancellationToken);
}
