using Parley.Cli.Calling;
using Parley.Cli.Commands;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Programming;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Parley.Cli.Demo;

/// <summary>Tells the demo's story in the terminal, line by line as it happens.</summary>
internal sealed class DemoView(IAnsiConsole console)
{
    private const string Columns = "{0,3}  {1,-5} {2,-20} {3,-8} {4,-8} {5,5} {6,6} {7,9} {8,6}  {9}";

    private decimal _spent;

    public void Start(DemoNode alice, DemoNode bob)
    {
        console.MarkupLine("[b]Two agents that have never met[/]  [grey]all models here are the offline model, a rule-based stand-in, at the paper's prices[/]");
        console.MarkupLineInterpolated($"  alice  tours in London    [grey]{alice.Url}  {Store(alice)}[/]");
        console.MarkupLineInterpolated($"  bob    weather forecasts  [grey]{bob.Url}  {Store(bob)}[/]");
        Chapter("Alice asks Bob for forecasts. They start in plain English.");
    }

    public void Chapter(string title, bool hasRows = true)
    {
        console.WriteLine();
        console.Write(new Rule($"[b]{Markup.Escape(title)}[/]") { Justification = Justify.Left, Style = Style.Parse("grey") });
        if (hasRows)
        {
            console.MarkupLine($"[grey]{Markup.Escape(Format("#", "peer", "question", "alice", "peer", "calls", "tokens", "cost USD", "ms", "answer"))}[/]");
        }
    }

    public void Row(DemoExchange exchange)
    {
        _spent += exchange.Cost;
        var question = $"{exchange.Input["location"].AsString} {exchange.Input["date"].AsString}";
        var answer = exchange.Outcome.TryGet(out var output, out var error)
            ? $"{output["temperature"].AsNumber:0.0} °C, {output["precipitation"].AsNumber:0.0} mm, {output["sky"].AsString}"
            : error.ToString();
        var line = Format(
            $"{exchange.Number}",
            exchange.Peer,
            question,
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
            console.MarkupLineInterpolated($"     [yellow]step down[/] {cause}");
        }
    }

    /// <summary>The first climb: negotiation, document, both routines and the evidence for them.</summary>
    public async Task ClimbedAsync(DemoExchange exchange, DemoNode alice, DemoNode bob, CancellationToken cancellationToken)
    {
        Climb(exchange);
        foreach (var negotiation in exchange.Climbs.Where(record => record.Kind == RecordKind.Negotiation && record.Side == Side.Sender))
        {
            console.WriteLine();
            console.MarkupLine("     [b]negotiation[/]");
            var speaker = 0;
            foreach (var message in negotiation.Input.AsArray ?? [])
            {
                Indented(speaker++ % 2 == 0 ? "alice" : "bob", message.AsString ?? "", "grey");
            }

            if (negotiation.Document is { } hash && await Documents(alice).FindAsync(hash, cancellationToken) is { } stored)
            {
                console.MarkupLineInterpolated($"     [b]document[/] {hash.ToBase64()}  [grey]{hash.ToHex()}[/]  agreed, and stored by both");
            }
        }

        await RoutineAsync("alice's routine", alice, cancellationToken);
        await RoutineAsync("bob's routine", bob, cancellationToken);
        console.WriteLine();
    }

    public async Task RepairedAsync(DemoExchange exchange, DemoNode bob, CancellationToken cancellationToken)
    {
        Climb(exchange);
        var routine = (await bob.Routines.ListAsync(cancellationToken)).Single();
        foreach (var line in (await bob.Routines.HistoryAsync(routine.Key, cancellationToken)).TakeLast(4))
        {
            console.MarkupLineInterpolated($"     [grey]{line.RoutineId}[/] {line.Kind} {line.Text}");
        }
    }

    public async Task TakenOverAsync(DemoExchange exchange, DemoNode carol, CancellationToken cancellationToken)
    {
        Climb(exchange);
        var negotiations = exchange.Climbs.Count(record => record.Kind == RecordKind.Negotiation);
        console.MarkupLineInterpolated($"     [green]no new document[/]: {negotiations} negotiations, alice's routine unchanged, carol wrote her own");
        await RoutineAsync("carol's routine", carol, cancellationToken);
        console.WriteLine();
    }

    public void Gone(ParleyError? error) => console.MarkupLineInterpolated($"     [yellow]bob[/] {error?.Message}");

    public void End(DemoReport report)
    {
        var ratio = report.LanguageCost == 0 ? 0 : report.TotalCost / report.LanguageCost;
        console.WriteLine();
        console.MarkupLineInterpolated($"  {report.Exchanges.Count} exchanges cost   [b]{report.TotalCost:0.000000} USD[/], climbs included [grey](offline model)[/]");
        console.MarkupLineInterpolated($"  in plain language  [b]{report.LanguageCost:0.000000} USD[/], measured in a second run [grey](offline model)[/]");
        console.MarkupLineInterpolated($"  that is            [b green]{ratio:P0}[/]; break-even after [b]{(report.BreakEvenAfter is { } after ? $"{after} exchanges" : "more exchanges than these")}[/]");
    }

    private void Climb(DemoExchange exchange)
    {
        _spent += exchange.ClimbCost;
        var parts = exchange.Climbs.GroupBy(record => record.Kind).Select(kind => $"{kind.Key.ToString().ToLowerInvariant()} {kind.Sum(record => record.Cost):0.000000}");
        console.MarkupLineInterpolated($"     [blue]climb[/] {string.Join(", ", parts)} USD; spent so far {_spent:0.000000} USD");
    }

    private async Task RoutineAsync(string title, DemoNode node, CancellationToken cancellationToken)
    {
        foreach (var routine in await node.Routines.ListAsync(cancellationToken))
        {
            console.WriteLine();
            console.MarkupLineInterpolated($"     [b]{title}[/] {routine.Id}  {routine.Status.ToString().ToLowerInvariant()}, written by {routine.Author}");
            Indented("", routine.Source, "aqua");
            foreach (var piece in routine.Evidence)
            {
                console.MarkupLineInterpolated($"       [{(piece.Passed ? "green" : "red")}]{piece.Kind}[/] {piece.Cases} cases, {(piece.Cost == 0 ? "free" : $"{piece.Cost:0.000000} USD")}: {piece.Detail}");
            }
        }
    }

    private void Indented(string speaker, string text, string colour)
    {
        foreach (var (line, i) in text.TrimEnd().Split('\n').Select((line, i) => (line, i)))
        {
            console.MarkupLine($"       [b]{(i == 0 ? speaker : ""),-6}[/][{colour}]{Markup.Escape(line)}[/]");
        }
    }

    private static IDocumentStore Documents(DemoNode node) => node.Node.Services.GetRequiredService<IDocumentStore>();

    private static string Store(DemoNode node) => $"{node.Name}.db";

    private static string Colour(DemoExchange exchange) => exchange.Sender.Mode switch
    {
        _ when exchange.StepDown is not null => "yellow",
        Mode.Language => "default",
        Mode.Model => "blue",
        _ => "green",
    };

    private static string Format(params object[] cells) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Columns, cells);
}
