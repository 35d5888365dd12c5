namespace Parley.Simulations.Network.Clairvoyant;

/// <summary>Traffic about one skill, and the lowest prices that were paid for it.</summary>
internal sealed class SkillPrices
{
    private readonly Dictionary<(string Task, string Server), Sent> _sent = [];
    private readonly Dictionary<string, Answered> _answered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Least> _senderRoutines = new(StringComparer.Ordinal);
    private (string Exchange, decimal Usd) _lastAnswer;
    private Least _negotiation;
    private Least _receiverRoutine;

    /// <summary>Task and server of the first exchange; null before it.</summary>
    private (string Task, string Server)? _first;

    /// <summary>Both sides' price of the first exchange, if that was in plain language.</summary>
    private decimal? _firstUsd;

    /// <param name="usd">The sender's price of the exchange.</param>
    /// <param name="isLanguage">In plain language; else by a document with a model or a routine.</param>
    /// <param name="isPaid">Whether a model took part.</param>
    public void Send(string exchange, string task, string server, decimal usd, bool isLanguage, bool isPaid)
    {
        var sent = _sent.GetValueOrDefault((task, server));
        sent.Count++;
        if (isLanguage)
        {
            sent.Language.See(usd);
        }
        else if (isPaid)
        {
            sent.Model.See(usd);
        }

        _sent[(task, server)] = sent;
        if (_first is null)
        {
            _first = (task, server);
            _firstUsd = isLanguage && _lastAnswer.Exchange == exchange ? usd + _lastAnswer.Usd : null;
        }
    }

    /// <summary>The receiver's side of an exchange, which is on record before the sender's.</summary>
    public void Answer(string exchange, string server, decimal usd, bool isLanguage, bool isPaid)
    {
        var answered = _answered.GetValueOrDefault(server);
        if (isLanguage)
        {
            answered.Language.See(usd);
            _lastAnswer = (exchange, usd);
        }
        else if (isPaid)
        {
            answered.Model.See(usd);
        }

        _answered[server] = answered;
    }

    public void Negotiate(decimal usd) => _negotiation.See(usd);

    /// <param name="task">Whose sender's routine it is; null for the receiver's.</param>
    public void Write(string? task, decimal usd)
    {
        if (task is null)
        {
            _receiverRoutine.See(usd);
            return;
        }

        var routine = _senderRoutines.GetValueOrDefault(task);
        routine.See(usd);
        _senderRoutines[task] = routine;
    }

    /// <summary>This traffic at the lowest prices of all these runs; null when plain language has no price in any.</summary>
    public SkillDemand? Demand(IReadOnlyList<SkillPrices> runs)
    {
        if (_first is not { } first || Lowest(runs, run => run._firstUsd) is not { } firstUsd)
        {
            return null;
        }

        var later = new List<ExchangeDemand>();
        foreach (var (kind, sent) in _sent)
        {
            var language = Lowest(runs, run => run.LanguageUsd(kind));
            if (language is null)
            {
                return null;
            }

            later.Add(new ExchangeDemand(
                kind.Task, sent.Count - (kind == first ? 1 : 0), language.Value, Lowest(runs, run => run._sent.GetValueOrDefault(kind).Model.Usd), Lowest(runs, run => run._answered.GetValueOrDefault(kind.Server).Model.Usd)));
        }

        var routines = _sent.Keys.Select(kind => kind.Task).Distinct()
            .Select(task => (Task: task, Usd: Lowest(runs, run => run._senderRoutines.GetValueOrDefault(task).Usd)))
            .Where(routine => routine.Usd is not null)
            .ToDictionary(routine => routine.Task, routine => routine.Usd!.Value, StringComparer.Ordinal);
        return new SkillDemand(firstUsd, later, Lowest(runs, run => run._negotiation.Usd), routines, Lowest(runs, run => run._receiverRoutine.Usd));
    }

    private decimal? LanguageUsd((string Task, string Server) kind) => _sent.GetValueOrDefault(kind).Language.Usd + _answered.GetValueOrDefault(kind.Server).Language.Usd;

    private static decimal? Lowest(IReadOnlyList<SkillPrices> runs, Func<SkillPrices, decimal?> price) => runs.Min(price);

    private struct Sent
    {
        public long Count;
        public Least Language;
        public Least Model;
    }

    private struct Answered
    {
        public Least Language;
        public Least Model;
    }
}
