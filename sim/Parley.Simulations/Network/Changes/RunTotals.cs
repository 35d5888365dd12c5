using Parley.Simulations.Network.Costs;
using Parley.Simulations.Network.History;

namespace Parley.Simulations.Network.Changes;

/// <summary>What a run has come to, or a stretch of it.</summary>
/// <param name="Negotiations">Begun by a sender, whether or not they led to a document.</param>
/// <param name="Documents">Agreed on for the first time.</param>
/// <param name="StepDowns">Rungs of senders that broke.</param>
/// <param name="Wrong">Queries with an answer that is not the right one.</param>
/// <param name="Failed">Queries without an answer.</param>
internal readonly record struct RunTotals(int Queries, decimal Usd, long ModelCalls, int Negotiations, int Documents, int StepDowns, int Wrong, int Failed)
{
    public static RunTotals Of(CostMeter meter, NetworkHistory history) => new(
        history.Answered, meter.Total, meter.ModelCalls, history.Negotiations, history.Documents.Count, history.StepDowns, history.MistakeCount - history.Failed, history.Failed);

    public static RunTotals operator -(RunTotals later, RunTotals earlier) => new(
        later.Queries - earlier.Queries,
        later.Usd - earlier.Usd,
        later.ModelCalls - earlier.ModelCalls,
        later.Negotiations - earlier.Negotiations,
        later.Documents - earlier.Documents,
        later.StepDowns - earlier.StepDowns,
        later.Wrong - earlier.Wrong,
        later.Failed - earlier.Failed);
}
