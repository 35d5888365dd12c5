using System.Globalization;
using System.Text;
using Parley.Cli.Calling;
using Parley.Cli.Hosting;
using Parley.Cli.Output;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Programming;
using Spectre.Console;

namespace Parley.Cli.Demo;

/// <summary>Tells the demo's story in the terminal, line by line as it happens.</summary>
internal sealed class DemoView(IAnsiConsole console)
{
    private static readonly CompositeFormat Columns = CompositeFormat.Parse("{0,3}  {1,-5} {2,-15}  {3,-8} {4,-8} {5,5} {6,6} {7,8} {8,5}  {9}");
    private const int HistoryLines = 4;
    private const int MinTextWidth = 30;
    private const int MaxTextWidth = 86;

    private decimal _spent;

    private int TextWidth => Math.Clamp(console.Profile.Width - 14, MinTextWidth, MaxTextWidth);

    public void Start(LoopbackNode alice, LoopbackNode bob)
    {
        console.MarkupLine("[b]Two agents that have never met[/]");
        console.WriteLine();
        console.MarkupLine("They begin in plain English, which costs model calls on both sides. When that repeats,");
        console.MarkupLine("they agree on a protocol document, each has a model write a small program for it (a [b]routine[/])");
        console.MarkupLine("and checks it; from then on no model is asked. All models here are the [b]offline model[/]:");
        console.MarkupLine("a rule-based stand-in, at the paper's prices.");
        console.WriteLine();
        console.MarkupLineInterpolated($"  alice  tours in London    [grey]{alice.Url}[/]");
        console.MarkupLineInterpolated($"  bob    weather forecasts  [grey]{bob.Url}[/]");
        console.WriteLine();
        console.MarkupLine("[grey]Columns alice and peer: how each side handled it. Calls, tokens, cost: both sides together.[/]");
        Chapter("Alice asks Bob for forecasts");
    }

    public void Chapter(string title, bool hasRows = true)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[grey]──[/] [b]{title}[/]");
        if (hasRows)
        {
            console.MarkupLine($"[grey]{Markup.Escape(Format("#", "peer", "question", "alice", "peer", "calls", "tokens", "cost USD", "ms", "answer"))}[/]");
        }
    }

    public void Row(DemoExchange exchange)
    {
        _spent += exchange.Cost;
        var answer = exchange.Outcome.TryGet(out var output, out var error)
            ? $"{output["temperature"].AsNumber:0.0} °C, {output["precipitation"].AsNumber:0.0} mm, {output["sky"].AsString}"
            : error.ToString();
        var line = Format(
            $"{exchange.Number}",
            exchange.Peer,
            $"{exchange.Input["location"].AsString} {Day(exchange)}",
            CallRow.Word(exchange.Sender.Mode),
            exchange.Receiver is { } receiver ? CallRow.Word(receiver.Mode) : "?",
            $"{exchange.ModelCalls}",
            $"{exchange.Tokens}",
            $"{exchange.Cost:0.000000}",
            $"{exchange.Sender.Duration.TotalMilliseconds:0.0}",
            answer);
        console.MarkupLine($"[{Colour(exchange)}]{Markup.Escape(line)}[/]");
        if (exchange.StepDown is { } cause)
        {
            Line("step down", "yellow", cause);
        }
    }

    /// <summary>The first climb: negotiation, document, both routines and the evidence for them.</summary>
    public async Task ClimbedAsync(DemoExchange exchange, LoopbackNode alice, LoopbackNode bob, CancellationToken cancellationToken)
    {
        Climb(exchange);
        foreach (var negotiation in exchange.Climbs.Where(record => record.Kind == RecordKind.Negotiation && record.Side == Side.Sender))
        {
            console.WriteLine();
            console.MarkupLine("     [b]negotiation[/] [grey]schemas shown on one line[/]");
            var speaker = 0;
            foreach (var message in negotiation.Input.AsArray ?? [])
            {
                Spoken(speaker++ % 2 == 0 ? "alice" : "bob", message.AsString ?? "");
            }

            if (negotiation.Document is { } hash)
            {
                console.MarkupLineInterpolated($"     [green]agreed[/] document [b]{hash.ToBase64()}[/]");
                console.MarkupLineInterpolated($"            [grey]SHA-1 {hash.ToHex()}; stored by both[/]");
            }
        }

        await RoutineAsync("alice's routine", alice, cancellationToken);
        await RoutineAsync("bob's routine", bob, cancellationToken);
        console.WriteLine();
    }

    public async Task RepairedAsync(DemoExchange exchange, LoopbackNode bob, CancellationToken cancellationToken)
    {
        Climb(exchange);
        var routine = (await bob.Routines.ListAsync(cancellationToken)).Single();
        foreach (var line in (await bob.Routines.HistoryAsync(routine.Key, cancellationToken)).TakeLast(HistoryLines))
        {
            console.MarkupLineInterpolated($"     [grey]{line.RoutineId}[/]  {line.Kind,-8}  {PlainText.Clip(line.Text, TextWidth - 19)}");
        }
    }

    public async Task TakenOverAsync(DemoExchange exchange, LoopbackNode carol, CancellationToken cancellationToken)
    {
        Climb(exchange);
        var negotiations = exchange.Climbs.Count(record => record.Kind == RecordKind.Negotiation);
        Line("same document", "green", $"{negotiations} negotiations, alice's routine unchanged, carol has a routine of her own");
        await RoutineAsync("carol's routine", carol, cancellationToken);
        console.WriteLine();
    }

    public void Gone(ParleyError? error) => Line("bob is gone", "yellow", error?.Message ?? "");

    /// <summary>Shows how far a run is that prints no rows.</summary>
    public async Task<T> MeasuringAsync<T>(int last, Func<Action<int>, Task<T>> measure)
        => console.Profile.Capabilities.Interactive
            ? await console.Status().StartAsync("asking again in plain language", status => measure(number => status.Status($"asking again in plain language: {number} of {last}")))
            : await measure(_ => { });

    public void End(DemoReport report)
    {
        var ratio = report.LanguageCost == 0 ? 0 : report.TotalCost / report.LanguageCost;
        var breakEven = report.BreakEvenAfter is { } after ? $"after {after} exchanges" : "not within these exchanges";
        console.MarkupLineInterpolated($"  {report.Exchanges.Count} exchanges, climbs included  [b]{report.TotalCost:0.000000} USD[/]  [grey]offline model[/]");
        console.MarkupLineInterpolated($"  in plain language alone       [b]{report.LanguageCost:0.000000} USD[/]  [grey]offline model, measured just now[/]");
        console.MarkupLineInterpolated($"  share                         [b green]{ratio:P0}[/]");
        console.MarkupLineInterpolated($"  break-even                    [b]{breakEven}[/]");
        console.WriteLine();
        console.MarkupLine("[grey]Next: parley node hosts your own agents, parley call and parley ask talk to anybody's.[/]");
    }

    private void Climb(DemoExchange exchange)
    {
        _spent += exchange.ClimbCost;
        var parts = exchange.Climbs.Where(record => record.Cost > 0).GroupBy(record => record.Kind).OrderBy(kind => kind.Key).Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Key.ToString().ToLowerInvariant()} {kind.Sum(record => record.Cost):0.000000}"));
        Line("climb", "blue", string.Create(CultureInfo.InvariantCulture, $"{string.Join(" + ", parts)} USD; {_spent:0.000000} USD in all (offline model)"));
    }

    private async Task RoutineAsync(string title, LoopbackNode node, CancellationToken cancellationToken)
    {
        foreach (var routine in await node.Routines.ListAsync(cancellationToken))
        {
            console.WriteLine();
            console.MarkupLineInterpolated($"     [b]{title}[/] {routine.Id}, {routine.Status.ToString().ToLowerInvariant()}, [grey]written by {routine.Author}[/]");
            foreach (var line in DemoTranscript.Code(routine.Source, TextWidth))
            {
                console.MarkupLineInterpolated($"       [aqua]{line}[/]");
            }

            foreach (var piece in routine.Evidence.Where(piece => piece.Cases > 0))
            {
                var price = piece.Cost == 0 ? "free" : string.Create(CultureInfo.InvariantCulture, $"{piece.Cost:0.000000} USD");
                console.MarkupLine($"       [{(piece.Passed ? "green" : "red")}]{(piece.Passed ? "✓" : "✗")}[/] {Markup.Escape($"{piece.Kind,-9} {piece.Cases,4} cases, {price}: {PlainText.Clip(piece.Detail, TextWidth - 24)}")}");
            }
        }
    }

    private void Spoken(string speaker, string text)
    {
        foreach (var line in DemoTranscript.Lines(text, TextWidth))
        {
            console.MarkupLine($"       [b]{speaker,-5}[/]  [grey]{Markup.Escape(line)}[/]");
            speaker = "";
        }
    }

    private void Line(string head, string colour, string text)
    {
        foreach (var line in DemoTranscript.Lines(text, TextWidth + 7 - head.Length))
        {
            console.MarkupLine($"     [{colour}]{head}[/] {Markup.Escape(line)}");
            head = new string(' ', head.Length);
        }
    }

    private static string Day(DemoExchange exchange)
        => DateOnly.TryParseExact(exchange.Input["date"].AsString, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("d MMM", CultureInfo.InvariantCulture) : "";

    private static string Colour(DemoExchange exchange) => exchange.Sender.Mode switch
    {
        _ when exchange.StepDown is not null => "yellow",
        Mode.Language => "default",
        Mode.Model => "blue",
        _ => "green",
    };

    private static string Format(params object[] cells) => string.Format(CultureInfo.InvariantCulture, Columns, cells);
}
