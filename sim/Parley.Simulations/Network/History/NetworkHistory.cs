using Parley.Core.Costs;
using Parley.Protocol.Documents;
using Parley.Simulations.Network.Running;
using Parley.Simulations.Network.Servers;
using Parley.Simulations.Network.Tasks;

namespace Parley.Simulations.Network.History;

/// <summary>
/// What is told of a run afterwards, gathered while it goes on. Its memory depends on agents, pairs and documents, not on how many queries there are.
/// Records come before the result of the query that they belong to.
/// </summary>
/// <param name="queries">Queries that the run will have.</param>
internal sealed class NetworkHistory(int queries)
{
    /// <summary>Failed or wrong queries that are kept with their traces; the others are counted.</summary>
    public const int MaxMistakes = 100;

    private const string Workflow = "orderEverything";
    private const int MaxHops = 100;

    private readonly Lock _lock = new();
    private readonly List<Hop> _hops = [];
    private readonly Dictionary<(string From, string To), Link> _links = [];
    private readonly Dictionary<ServerTask, PairFigures> _pairs = [];
    private readonly Dictionary<DocumentHash, DocumentLine> _documents = [];
    private readonly Dictionary<string, int> _budgets = new(StringComparer.Ordinal);
    private readonly List<Trace> _mistakes = [];
    private readonly CostSeries _series = new(queries);
    private long _modelCalls;

    public IReadOnlyList<Sample> Samples => _series.Samples;

    public IReadOnlyCollection<PairFigures> Pairs => _pairs.Values;

    public IReadOnlyCollection<Link> Links => _links.Values;

    /// <summary>In the order in which they were agreed on.</summary>
    public IReadOnlyCollection<DocumentLine> Documents => _documents.Values;

    /// <summary>Queries of each user.</summary>
    public IReadOnlyDictionary<string, int> Budgets => _budgets;

    /// <summary>Queries so far.</summary>
    public int Answered { get; private set; }

    /// <summary>Queries that got no answer.</summary>
    public int Failed { get; private set; }

    /// <summary>Negotiations that senders began.</summary>
    public int Negotiations { get; private set; }

    /// <summary>Rungs of senders that broke.</summary>
    public int StepDowns { get; private set; }

    /// <summary>The first queries that failed or were answered wrongly.</summary>
    public IReadOnlyList<Trace> Mistakes => _mistakes;

    /// <summary>All queries that failed or were answered wrongly.</summary>
    public int MistakeCount { get; private set; }

    /// <summary>The first food order; null when there was none.</summary>
    public Trace? FirstOrder { get; private set; }

    /// <summary>The last food order in which as many servers worked together as in any.</summary>
    public Trace? LastOrder { get; private set; }

    public void Add(ExchangeRecord record)
    {
        lock (_lock)
        {
            _modelCalls += record.ModelCalls.Count;
            Negotiations += record is { Side: Side.Sender, Kind: RecordKind.Negotiation } ? 1 : 0;
            StepDowns += record is { Side: Side.Sender, Kind: RecordKind.Exchange } ? record.StepDowns.Count : 0;
            switch (record)
            {
                case { Side: Side.Sender, Kind: RecordKind.Exchange }:
                    AddHop(Hop.Of(record));
                    break;
                case { Side: Side.Sender, Kind: RecordKind.Negotiation, Error: null, Document: { } agreed }:
                    _documents.TryAdd(agreed, new DocumentLine(agreed, UseOf(record)));
                    break;
            }

            if (record is { Side: Side.Sender, Document: { } used } && _documents.TryGetValue(used, out var line))
            {
                line.Add(UseOf(record));
            }
        }
    }

    public void Add(QueryResult result)
    {
        lock (_lock)
        {
            var query = result.Query;
            Answered++;
            Failed += result.Error is null ? 0 : 1;
            _budgets[query.User] = _budgets.GetValueOrDefault(query.User) + 1;
            _series.Add(result.Cost, _modelCalls, _documents.Count);
            if (!_pairs.TryGetValue(query.Pair, out var figures))
            {
                _pairs.Add(query.Pair, figures = new PairFigures(query.Pair));
            }

            figures.Add(result);
            Keep(result);
            _hops.Clear();
        }
    }

    private void AddHop(Hop hop)
    {
        if (_hops.Count < MaxHops)
        {
            _hops.Add(hop);
        }

        if (!_links.TryGetValue((hop.From, hop.To), out var link))
        {
            _links.Add((hop.From, hop.To), link = new Link(hop.From, hop.To));
        }

        link.Add(hop.Mode);
    }

    private void Keep(QueryResult result)
    {
        if (!result.IsRight && ++MistakeCount <= MaxMistakes)
        {
            _mistakes.Add(Trace.Of(result, _hops));
        }

        if (result.Query.Pair.Task == Workflow && result.IsRight)
        {
            var trace = Trace.Of(result, _hops);
            FirstOrder ??= trace;
            LastOrder = trace.Hops.Count >= (LastOrder?.Hops.Count ?? 0) ? trace : LastOrder;
        }
    }

    private DocumentUse UseOf(ExchangeRecord record) => new(record.Agent, Hop.NameOf(record.Peer), NetworkTasks.NameOf(record.Subject), Answered + 1);
}
