namespace Parley.Core.Costs;

/// <summary>Sums up records one by one; what it keeps depends on groups and pairs, not on how many records there are.</summary>
public sealed class CostProjection(CostGrouping grouping)
{
    private readonly CostTally _total = new();
    private readonly CostTally _climbs = new();
    private readonly SortedDictionary<string, CostTally> _groups = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _causes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, PairTally> _pairs = new(StringComparer.Ordinal);

    /// <summary>Takes one more record in; the order doesn't matter.</summary>
    public void Add(ExchangeRecord record)
    {
        var isExchange = record.Kind == RecordKind.Exchange;
        _total.Add(record, record.ModelCalls);
        if (!isExchange)
        {
            _climbs.Add(record, record.ModelCalls);
        }

        foreach (var step in record.StepDowns)
        {
            var cause = $"{step.From} to {step.To}: {step.Cause}";
            _causes[cause] = _causes.GetValueOrDefault(cause) + 1;
        }

        if (isExchange)
        {
            var pair = $"{record.Side} {record.Agent} {record.Peer} {record.Subject}";
            (_pairs.TryGetValue(pair, out var known) ? known : _pairs[pair] = new PairTally()).Add(record);
        }

        AddToGroups(record);
    }

    /// <summary>The sums over what was added so far, groups in the order of their names.</summary>
    public CostSummary ToSummary() => new(
        _total.ToRow("total"),
        _climbs.ToRow("climbs"),
        [.. _groups.Select(group => group.Value.ToRow(group.Key))],
        [.. _causes.OrderByDescending(cause => cause.Value)],
        [.. _pairs.Values.SelectMany(pair => pair.Estimate()).GroupBy(money => money.Currency).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new Money(group.Sum(money => money.Amount), group.Key))],
        _pairs.Values.Where(pair => !pair.IsMeasured).Sum(pair => pair.Exchanges));

    private void AddToGroups(ExchangeRecord record)
    {
        if (grouping == CostGrouping.Role)
        {
            foreach (var calls in record.ModelCalls.GroupBy(call => call.Role))
            {
                Group(calls.Key.ToString().ToLowerInvariant()).Add(record, [.. calls]);
            }

            return;
        }

        Group(grouping switch
        {
            CostGrouping.Peer => record.Peer,
            CostGrouping.Subject => record.Subject,
            CostGrouping.Document => record.Document?.ToBase64() ?? "none",
            CostGrouping.Mode => record.Mode.ToString().ToLowerInvariant(),
            _ => record.Kind.ToString().ToLowerInvariant(),
        }).Add(record, record.ModelCalls);
    }

    private CostTally Group(string name) => _groups.TryGetValue(name, out var tally) ? tally : _groups[name] = new CostTally();

    private sealed class PairTally
    {
        private readonly SortedDictionary<string, decimal> _language = new(StringComparer.Ordinal);
        private long _measured;

        public long Exchanges { get; private set; }

        public bool IsMeasured => _measured > 0;

        public void Add(ExchangeRecord record)
        {
            Exchanges++;
            if (record.Mode == Mode.Language && record.Error is null && record.StepDowns.Count == 0)
            {
                _measured++;
                foreach (var call in record.ModelCalls)
                {
                    _language[call.Currency] = _language.GetValueOrDefault(call.Currency) + call.Cost;
                }
            }
        }

        public IEnumerable<Money> Estimate() => _language.Select(sum => new Money(sum.Value / _measured * Exchanges, sum.Key));
    }
}
