using Parley.Core.Costs;
using Parley.Core.Costs.Budgets;

namespace Parley.Core.Prompting;

/// <summary>Collects the model calls made for one exchange or one climb. Safe for concurrent use.</summary>
/// <param name="account">Who may be refused further calls; null for work on the owner's own account.</param>
public sealed class ModelBill(PeerAccount? account = null)
{
    private readonly Lock _lock = new();
    private readonly List<ModelCall> _calls = [];

    public PeerAccount? Account => account;

    public void Add(ModelCall call)
    {
        account?.Charge(call.Cost);
        lock (_lock)
        {
            _calls.Add(call);
        }
    }

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

    public decimal Cost => Calls.Sum(call => call.Cost);
}
