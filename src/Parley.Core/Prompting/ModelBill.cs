using Parley.Core.Costs;

namespace Parley.Core.Prompting;

/// <summary>Collects the model calls made for one exchange or one climb. Safe for concurrent use.</summary>
public sealed class ModelBill
{
    private readonly Lock _lock = new();
    private readonly List<ModelCall> _calls = [];

    /// <summary>Charges a call.</summary>
    public void Add(ModelCall call)
    {
        lock (_lock)
        {
            _calls.Add(call);
        }
    }

    /// <summary>The calls so far, in order; a snapshot.</summary>
    public IReadOnlyList<ModelCall> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>Their sum, in the currency of their prices.</summary>
    public decimal Cost => Calls.Sum(call => call.Cost);
}
