using Parley.Cli.Output;
using Parley.Core.Costs;
using Parley.Simulations.Network.Running;

namespace Parley.Cli.Demo.Network;

/// <summary>How far a run is.</summary>
/// <param name="yardstick">Null where plain language has not been measured before.</param>
internal sealed class NetworkProgress(TimeProvider time, NetworkOptions options, LanguageYardstick? yardstick)
{
    private const int ShownCharacters = 100;
    private const int KeptStepDowns = 3;
    private const int KeptMarks = 30;

    private readonly Dictionary<Mode, int> _modes = [];
    private readonly Queue<string> _stepDowns = [];
    private readonly Queue<(long Timestamp, int Answered)> _marks = new([(time.GetTimestamp(), 0)]);

    public NetworkOptions Options => options;

    /// <summary>Queries that the run will have.</summary>
    public int Queries { get; } = Math.Min(options.Queries, options.AskedAtMost ?? int.MaxValue);

    public int Answered { get; private set; }

    /// <summary>Queries that failed or were answered wrongly.</summary>
    public int Mistaken { get; private set; }

    public decimal Cost { get; private set; }

    /// <summary>About what the same queries cost in plain language; null where that is not known.</summary>
    public decimal? LanguageCost { get; private set; } = yardstick is null ? null : 0;

    /// <summary>Documents agreed on.</summary>
    public int Documents { get; private set; }

    /// <summary>The last rungs of users that broke, in order.</summary>
    public IReadOnlyCollection<string> StepDowns => _stepDowns;

    public int StepDownCount { get; private set; }

    /// <summary>Queries a second over the last marks; 0 before there are two.</summary>
    public double PerSecond { get; private set; }

    /// <summary>Time for what is left at this pace; null where there is no pace yet.</summary>
    public TimeSpan? Left => PerSecond > 0 ? TimeSpan.FromSeconds((Queries - Answered) / PerSecond) : null;

    /// <summary>Queries that their senders handled in this mode.</summary>
    public int Of(Mode mode) => _modes.GetValueOrDefault(mode);

    public void Add(QueryResult result, int documents)
    {
        Answered++;
        Mistaken += result.IsRight ? 0 : 1;
        Cost += result.Cost;
        LanguageCost += yardstick?.Of(result.Query.Pair);
        Documents = documents;
        if (result.Record is not { } record)
        {
            return;
        }

        _modes[record.Mode] = Of(record.Mode) + 1;
        foreach (var step in record.StepDowns)
        {
            StepDownCount++;
            Keep(_stepDowns, PlainText.Clip($"{result.Query.Pair} {Word(step.From)} to {Word(step.To)}: {step.Cause}", ShownCharacters), KeptStepDowns);
        }
    }

    /// <summary>Takes the time, from which the pace follows.</summary>
    public void Mark()
    {
        Keep(_marks, (time.GetTimestamp(), Answered), KeptMarks);
        var (first, elapsed) = (_marks.Peek(), time.GetElapsedTime(_marks.Peek().Timestamp).TotalSeconds);
        PerSecond = elapsed > 0 ? (Answered - first.Answered) / elapsed : 0;
    }

    private static void Keep<T>(Queue<T> queue, T item, int most)
    {
        queue.Enqueue(item);
        if (queue.Count > most)
        {
            queue.Dequeue();
        }
    }

    private static string Word(Mode mode) => mode.ToString().ToLowerInvariant();
}
