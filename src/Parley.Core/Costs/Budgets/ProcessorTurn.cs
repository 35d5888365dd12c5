namespace Parley.Core.Costs.Budgets;

/// <summary>A turn at work for this machine's own processors; disposed when the work is done.</summary>
internal sealed class ProcessorTurn(ProcessorTurns turns) : IDisposable
{
    private ProcessorTurns? _turns = turns;

    public void Dispose() => Interlocked.Exchange(ref _turns, null)?.Leave();
}
