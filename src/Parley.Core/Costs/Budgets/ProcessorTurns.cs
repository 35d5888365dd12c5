using System.Threading.Channels;

namespace Parley.Core.Costs.Budgets;

/// <summary>
/// One place for work of strangers that this machine's own processors do and that is long or one of many, in the order in which it came: while it holds its turn it takes no more than one
/// processor and one thread of the pool, and the short requests of others are not behind it.
/// </summary>
internal sealed class ProcessorTurns
{
    private readonly Channel<bool> _place = Channel.CreateBounded<bool>(1);

    /// <summary>Waits for the place; disposing the turn gives it to the next.</summary>
    public async ValueTask<ProcessorTurn> TakeAsync(CancellationToken cancellationToken)
    {
        await _place.Writer.WriteAsync(true, cancellationToken);
        return new ProcessorTurn(this);
    }

    internal void Leave() => _place.Reader.TryRead(out _);
}
