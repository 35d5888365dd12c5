using System.Collections.Immutable;
using Parley.Core.Costs;
using Parley.Core.Costs.Budgets;

namespace Parley.Core.Prompting;

/// <summary>Collects the model calls made for one exchange or one climb. Safe for concurrent use.</summary>
/// <param name="account">Who may be refused further calls; null for work on the owner's own account.</param>
public sealed class ModelBill(PeerAccount? account = null)
{
    private ImmutableList<ModelCall> _calls = [];

    /// <summary>Whose budget pays; null: nobody's.</summary>
    public PeerAccount? Account => account;

    /// <summary>Whether a model was asked, and perhaps failed: such a call isn't billed.</summary>
    internal bool WasAsked { get; private set; }

    /// <summary>Notes that a model is about to be asked.</summary>
    internal void NoteAsked() => WasAsked = true;

    /// <summary>Charges a call.</summary>
    public void Add(ModelCall call)
    {
        account?.Charge(call.Cost);
        ImmutableInterlocked.Update(ref _calls, static (calls, added) => calls.Add(added), call);
    }

    /// <summary>The calls so far, in order; a snapshot.</summary>
    public IReadOnlyList<ModelCall> Calls => Volatile.Read(ref _calls);

    /// <summary>Their sum, in the currency of their prices.</summary>
    public decimal Cost => Calls.Sum(call => call.Cost);
}
