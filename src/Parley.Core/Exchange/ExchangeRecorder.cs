using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Core.Storage;

namespace Parley.Core.Exchange;

/// <summary>Appends exchange records: those with an effect, and all of them in strict mode, are on disk before the reply leaves. Failures of this node's own are told its owner.</summary>
public sealed class ExchangeRecorder(IExchangeStore store, Durability durabilityOfReads, FaultLog faults)
{
    /// <summary>Appends a record: one with an effect is on disk when this returns, another follows within milliseconds unless durability is strict.</summary>
    public ValueTask RecordAsync(ExchangeRecord record, CancellationToken cancellationToken)
    {
        if (record.Kind == RecordKind.Exchange && ParleyTelemetry.CountsExchanges)
        {
            Count(record);
        }

        var appended = store.AppendAsync(record, record.Effect == SkillEffect.None ? durabilityOfReads : Durability.Durable, cancellationToken);
        faults.Note(record);
        return appended;
    }

    private static void Count(ExchangeRecord record)
    {
        var side = record.Side.ToString();
        ParleyTelemetry.CountExchange(side, record.Mode.ToString(), record.Error?.Split(':', 2)[0], record.Duration);
        foreach (var step in record.StepDowns)
        {
            ParleyTelemetry.CountStepDown(side, step.From.ToString(), step.To.ToString());
        }
    }
}
