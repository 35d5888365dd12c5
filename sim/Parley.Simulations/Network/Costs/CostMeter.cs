using Parley.Core.Costs;

namespace Parley.Simulations.Network.Costs;

/// <summary>Adds up what all agents of a network spend, by kind, and how their exchanges were handled.</summary>
internal sealed class CostMeter
{
    private readonly Lock _lock = new();
    private readonly decimal[] _costs = new decimal[Enum.GetValues<CostKind>().Length];
    private readonly long[] _modes = new long[Enum.GetValues<Mode>().Length];
    private readonly SortedDictionary<string, TokenUse> _tokens = new(StringComparer.Ordinal);
    private long _modelCalls;

    /// <summary>USD of one kind.</summary>
    public decimal Of(CostKind kind)
    {
        lock (_lock)
        {
            return _costs[(int)kind];
        }
    }

    /// <summary>USD in all.</summary>
    public decimal Total
    {
        get
        {
            lock (_lock)
            {
                return _costs.Sum();
            }
        }
    }

    public long ModelCalls
    {
        get
        {
            lock (_lock)
            {
                return _modelCalls;
            }
        }
    }

    /// <summary>By the purpose of the calls, which is the name of their prompt.</summary>
    public IReadOnlyList<KeyValuePair<string, TokenUse>> Tokens
    {
        get
        {
            lock (_lock)
            {
                return [.. _tokens];
            }
        }
    }

    /// <summary>Exchanges that senders handled in this mode.</summary>
    public long Exchanges(Mode mode)
    {
        lock (_lock)
        {
            return _modes[(int)mode];
        }
    }

    public void Add(ExchangeRecord record)
    {
        var cost = record.Cost;
        lock (_lock)
        {
            _costs[(int)KindOf(record.Kind)] += cost;
            _modelCalls += record.ModelCalls.Count;
            foreach (var call in record.ModelCalls)
            {
                var use = _tokens.GetValueOrDefault(call.Purpose);
                _tokens[call.Purpose] = new TokenUse(use.Calls + 1, use.InputTokens + call.InputTokens, use.OutputTokens + call.OutputTokens);
            }

            if (record is { Kind: RecordKind.Exchange, Side: Side.Sender })
            {
                _modes[(int)record.Mode]++;
            }
        }
    }

    private static CostKind KindOf(RecordKind kind) => kind switch
    {
        RecordKind.Exchange => CostKind.Language,
        RecordKind.Suitability => CostKind.Suitability,
        RecordKind.Negotiation => CostKind.Negotiation,
        _ => CostKind.Routines,
    };
}
