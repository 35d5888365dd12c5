namespace Parley.Core.Costs;

/// <summary>A running sum.</summary>
internal sealed class CostTally
{
    private readonly SortedDictionary<string, decimal> _amounts = new(StringComparer.Ordinal);
    private long _exchanges;
    private long _modelCalls;
    private long _inputTokens;
    private long _outputTokens;
    private long _stepDowns;
    private TimeSpan _duration;

    public void Add(ExchangeRecord record, IReadOnlyList<ModelCall> calls)
    {
        _exchanges += record.Kind == RecordKind.Exchange ? 1 : 0;
        _stepDowns += record.StepDowns.Count;
        _duration += record.Duration;
        _modelCalls += calls.Count;
        foreach (var call in calls)
        {
            _inputTokens += call.InputTokens;
            _outputTokens += call.OutputTokens;
            _amounts[call.Currency] = _amounts.GetValueOrDefault(call.Currency) + call.Cost;
        }
    }

    public CostRow ToRow(string group)
        => new(group, _exchanges, _modelCalls, _inputTokens, _outputTokens, [.. _amounts.Select(amount => new Money(amount.Value, amount.Key))], _duration, _stepDowns);
}
