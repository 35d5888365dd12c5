using Parley.Core.Costs;
using Parley.Protocol.Documents;
using Parley.Simulations.Network.History;
using Parley.Simulations.Network.Servers;
using Parley.Simulations.Network.Tasks;

namespace Parley.Simulations.Network.Clairvoyant;

/// <summary>What one run shows of traffic and prices, skill by skill. Only work that succeeded has a price.</summary>
internal sealed class ObservedPrices
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SkillPrices> _skills = new(StringComparer.Ordinal);
    private readonly Dictionary<DocumentHash, string> _skillOf = [];
    private readonly Dictionary<string, Written> _written = new(StringComparer.Ordinal);
    private decimal _answeredNegotiationUsd;

    public void Add(ExchangeRecord record)
    {
        lock (_lock)
        {
            switch (record.Kind)
            {
                case RecordKind.Exchange when record.Error is null:
                    AddExchange(record);
                    break;
                case RecordKind.Negotiation:
                    AddNegotiation(record);
                    break;
                case RecordKind.Programming or RecordKind.Verification when record is { Error: null, Document: not null }:
                    AddRoutine(record);
                    break;
            }
        }
    }

    /// <summary>The least that the traffic of this run could have cost, at the lowest prices of all these runs. Null when plain language has no price in any of them.</summary>
    public decimal? LeastCost(IReadOnlyList<ObservedPrices> runs)
    {
        decimal? total = 0;
        foreach (var run in runs)
        {
            run.PriceRoutines();
        }

        foreach (var (id, skill) in _skills)
        {
            var demand = skill.Demand([.. runs.Select(run => run._skills.GetValueOrDefault(id)).OfType<SkillPrices>()]);
            total += demand is null ? null : Clairvoyant.LeastCost.Of(demand);
        }

        return total;
    }

    private void AddExchange(ExchangeRecord record)
    {
        var (isLanguage, isPaid) = (record.Mode == Mode.Language, record.ModelCalls.Count > 0);
        if (record.Side == Side.Receiver)
        {
            Skill(record.Subject).Answer(record.Id, record.Agent, record.Cost, isLanguage, isPaid);
            return;
        }

        var task = NetworkTasks.NameOf(record.Subject);
        var skill = ServerCatalog.SkillIdFor(task);
        Skill(skill).Send(record.Id, task, Hop.NameOf(record.Peer), record.Cost, isLanguage, isPaid);
        if (record.Document is { } document)
        {
            _skillOf[document] = skill;
        }
    }

    /// <summary>The peer's turns are on record before the sender knows how the negotiation ended.</summary>
    private void AddNegotiation(ExchangeRecord record)
    {
        if (record.Side == Side.Receiver)
        {
            _answeredNegotiationUsd += record.Cost;
            return;
        }

        if (record is { Error: null, Document: { } document })
        {
            var skill = _skillOf[document] = ServerCatalog.SkillIdFor(NetworkTasks.NameOf(record.Subject));
            Skill(skill).Negotiate(record.Cost + _answeredNegotiationUsd);
        }

        _answeredNegotiationUsd = 0;
    }

    /// <summary>Writing is on record before the evidence for what was written. Evidence alone is no routine's price: the routine was somebody else's.</summary>
    private void AddRoutine(ExchangeRecord record)
    {
        if (record.Kind == RecordKind.Programming)
        {
            _written[record.Id] = new Written(record.Document!.Value, record.Side == Side.Sender ? NetworkTasks.NameOf(record.Subject) : null, record.Cost);
        }
        else if (_written.TryGetValue(record.Id, out var written))
        {
            _written[record.Id] = written with { Usd = written.Usd + record.Cost };
        }
    }

    private void PriceRoutines()
    {
        foreach (var written in _written.Values)
        {
            if (_skillOf.TryGetValue(written.Document, out var skill))
            {
                Skill(skill).Write(written.Task, written.Usd);
            }
        }
    }

    private SkillPrices Skill(string id)
    {
        if (!_skills.TryGetValue(id, out var skill))
        {
            _skills.Add(id, skill = new SkillPrices());
        }

        return skill;
    }

    /// <param name="Task">Whose sender's routine it is; null for the receiver's.</param>
    private sealed record Written(DocumentHash Document, string? Task, decimal Usd);
}
