using Parley.Core.Costs;
using Parley.Core.Skills;
using Parley.Core.Storage;

namespace Parley.Core.Exchange;

/// <summary>Appends exchange records: those with an effect, and all of them in strict mode, are on disk before the reply leaves.</summary>
public sealed class ExchangeRecorder(IExchangeStore store, Durability durabilityOfReads)
{
    public ValueTask RecordAsync(ExchangeRecord record, CancellationToken cancellationToken)
        => store.AppendAsync(record, record.Effect == SkillEffect.None ? durabilityOfReads : Durability.Durable, cancellationToken);
}
