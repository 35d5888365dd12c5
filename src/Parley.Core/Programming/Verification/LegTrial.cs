using Parley.Core.Programming.Cases;
using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Core.Programming.Verification;

/// <summary>A leg of one candidate with the cases it was run on, and the features that no independent answer has confirmed yet.</summary>
internal sealed class LegTrial
{
    private const int MaxTexts = 16;

    private readonly IReadOnlyList<string> _places;

    private LegTrial(RoutineLeg leg, IReadOnlyList<TriedCase> cases, IReadOnlyList<string> places, IReadOnlyList<JsonValue> literals)
    {
        (Leg, Cases, _places, Literals) = (leg, cases, places, literals);
        Open = cases.Count == 0 ? ["anything to try it on"] : [.. cases.SelectMany(tried => tried.Features)];
    }

    public RoutineLeg Leg { get; }

    /// <summary>The most telling first; empty when a source is text of which no example is known.</summary>
    public IReadOnlyList<TriedCase> Cases { get; }

    public IReadOnlyList<JsonValue> Literals { get; }

    /// <summary>Features that wait for an oracle.</summary>
    public HashSet<string> Open { get; }

    public bool IsSettled => Cases.Count > 0 && !Open.Any(CaseCover.IsDemanded);

    /// <summary>Runs the routine on every case; a free step.</summary>
    /// <param name="demanded">How many cases, from the second on, must be confirmed one by one.</param>
    /// <param name="movesOnly">The routine only moves data and nothing said about it hints at more: few cases determine it.</param>
    public static async ValueTask<LegTrial> RunAsync(RoutineLeg leg, IReadOnlyList<JsonValue> cases, int demanded, FeatureBook book, bool movesOnly, CancellationToken cancellationToken)
    {
        List<(JsonValue Case, LegRun Run, JsonValue Shown)> runs = [];
        foreach (var @case in cases)
        {
            var run = await leg.RunAsync(@case, cancellationToken);
            runs.Add((@case, run, leg.Show(@case, run)));
        }

        var isText = leg.Sources.Any(source => source.Schema is null);
        var places = runs.SelectMany(run => JsonLeaves.Nodes(run.Shown)).Select(node => node.Path.Pattern).Distinct().ToList();
        return new LegTrial(leg, [.. runs.Select((run, i) => new TriedCase(run.Case, run.Run, run.Shown, Features(run.Shown, i)))], places, book.Literals);

        // What a text puts to the test can't be told from its form, so each is demanded for itself.
        IReadOnlySet<string> Features(JsonValue shown, int i)
        {
            var features = book.Of(leg, shown, places, movesOnly);
            return i <= (isText ? MaxTexts : demanded) && (i >= 1 || isText) ? features.Append(MustPass(shown)).ToHashSet() : features;
        }
    }

    /// <summary>Counts what an independent answer to this case has confirmed.</summary>
    public void Confirm(JsonValue shown, FeatureBook book, bool movesOnly)
    {
        Open.ExceptWith(book.Of(Leg, shown, _places, movesOnly));
        Open.Remove(MustPass(shown));
    }

    /// <summary>Takes back the demand for a text that was made up, when the oracle finds that it is none of the document's.</summary>
    public void Waive(JsonValue shown) => Open.Remove(MustPass(shown));

    private static string MustPass(JsonValue shown) => $"the earlier failure {shown}";
}
