using Parley.Core.Costs;
using Parley.Core.Policy;
using Parley.Core.Programming;

namespace Parley.Core.Exchange;

/// <summary>
/// Whether a routine is to be written now: the policy wants it, and where climbs failed the model has handled so many exchanges,
/// more than twice as many after each. A document that no model can program must not be paid for anew with every exchange.
/// </summary>
internal static class ProgrammingTurn
{
    private const int Backoff = 4;
    private const int MaxDoublings = 4;
    private const int MaxRecords = 100;

    public static async ValueTask<bool> IsDueAsync(IExchangeStore records, IClimbPolicy policy, RoutineKey key, CancellationToken cancellationToken)
    {
        var uses = await records.QueryAsync(
            new ExchangeQuery
            {
                Agent = key.Agent,
                Side = key.Side,
                Subject = key.Side == Side.Sender ? key.Subject : null,
                Kind = RecordKind.Exchange,
                Mode = Mode.Model,
                Document = key.Document,
                Limit = MaxRecords,
            },
            cancellationToken);
        var handled = uses.Count(use => use.Error is null);
        if (!policy.WritesRoutine(handled))
        {
            return false;
        }

        var climbs = await records.QueryAsync(
            new ExchangeQuery { Agent = key.Agent, Side = key.Side, Subject = key.Subject, Kind = RecordKind.Programming, Document = key.Document, Limit = MaxDoublings + 1 },
            cancellationToken);
        var failed = climbs.TakeWhile(climb => climb.Error is not null).Count();
        return handled >= Math.Min(MaxRecords, Backoff * ((1 << failed) - 1));
    }
}
