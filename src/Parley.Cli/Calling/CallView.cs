using System.Globalization;
using System.Text;
using Parley.Cli.Output;
using Parley.Core.Costs;
using Parley.Protocol.Json;
using Spectre.Console;

namespace Parley.Cli.Calling;

/// <summary>Tells of calls as they are made: one row each in a series, else the output alone.</summary>
internal sealed class CallView(IAnsiConsole console, IAnsiConsole errors, bool isSeries)
{
    private static readonly CompositeFormat Columns = CompositeFormat.Parse("{0,4}  {1,-8}  {2,-8}  {3,5}  {4,9}  {5,8}  {6}");
    private const int FixedWidth = 54;
    private const int MinOutputWidth = 20;

    private bool _hasHead;

    public void Row(int number, CallRow row)
    {
        if (!isSeries)
        {
            if (row.Outcome.TryGet(out var output, out var error))
            {
                console.WriteJson(output);
            }
            else
            {
                errors.MarkupLineInterpolated($"[red]error[/] {PlainText.Of(error.Message)}");
            }

            return;
        }

        if (!_hasHead)
        {
            _hasHead = true;
            console.MarkupLine($"[grey]{Markup.Escape(Format("#", "mode", "peer", "calls", "cost USD", "ms", "output"))}[/]");
        }

        Line(number, row);
    }

    /// <summary>Shows that a climb goes on, where a person watches.</summary>
    public async Task ClimbingAsync(Func<ValueTask> climb)
    {
        var climbing = climb();
        if (climbing.IsCompleted || !console.Profile.Capabilities.Interactive)
        {
            await climbing;
            return;
        }

        await console.Status().StartAsync("climbing: a protocol is agreed on, a routine is written and verified", _ => climbing.AsTask());
    }

    public void End(CallResult result)
    {
        foreach (var row in result.Rows.Where(row => row.StepDown is not null))
        {
            Note(result, $"[yellow]step down[/] {Markup.Escape(PlainText.Of(row.StepDown!))}");
        }

        var offline = OfflineLabel.Of(result.ModelCalls);
        if (result.IsSeries)
        {
            console.MarkupLineInterpolated($"[grey]{result.Rows.Count} exchanges, {result.Rows.Sum(row => row.ModelCalls)} model calls, {result.Rows.Sum(row => row.Cost):0.000000} USD{offline}[/]");
        }

        if (result.Climbs.Count > 0)
        {
            var work = string.Join(", ", result.Climbs.Select(record => record.Kind.ToString().ToLowerInvariant()));
            Note(result, $"[grey]climbed: {work}; {result.Climbs.Sum(record => record.ModelCalls.Count)} model calls, {result.Climbs.Sum(record => record.Cost).ToString("0.000000", CultureInfo.InvariantCulture)} USD{offline}[/]");
        }

        foreach (var failed in result.FailedClimbs)
        {
            Note(result, $"[yellow]{failed.Kind.ToString().ToLowerInvariant()} failed[/] {Markup.Escape(PlainText.Of(failed.Error!))}");
        }

        if (result.WasStopped)
        {
            errors.MarkupLine("[red]error[/] Stopped before it was done.");
        }
    }

    /// <summary>Beside a single output, which may go into another program, notes are for people alone.</summary>
    private void Note(CallResult result, string markup)
    {
        if (result.IsSeries || !Console.IsOutputRedirected)
        {
            (result.IsSeries ? console : errors).MarkupLine(markup);
        }
    }

    private void Line(int number, CallRow row)
    {
        var isDone = row.Outcome.TryGet(out var output, out var error);
        var words = isDone ? JsonText.Write(output) : $"{error!.Code}: {error.Message}";
        var line = Format(
            $"{number}",
            row.Record is { } record ? CallRow.Word(record.Mode) : "-",
            row.Record?.PeerMode is { } peer ? CallRow.Word(peer) : "?",
            $"{row.ModelCalls}",
            $"{row.Cost:0.000000}",
            $"{row.Record?.Duration.TotalMilliseconds ?? 0:0.0}",
            isDone ? PlainText.Clip(words, Math.Max(MinOutputWidth, console.Profile.Width - FixedWidth)) : PlainText.Of(words));
        var colour = !isDone ? "red" : row.StepDown is not null ? "yellow" : row.Record?.Mode is Mode.Routine or Mode.Standard ? "green" : "default";
        console.MarkupLine($"[{colour}]{Markup.Escape(line)}[/]");
    }

    private static string Format(params object[] cells) => string.Format(CultureInfo.InvariantCulture, Columns, cells);
}
