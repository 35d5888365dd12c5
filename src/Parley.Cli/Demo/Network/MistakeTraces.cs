using Parley.Cli.Output;
using Parley.Protocol.Json;
using Parley.Simulations.Network.History;
using Spectre.Console;

namespace Parley.Cli.Demo.Network;

/// <summary>The first queries that failed or were answered wrongly, each with the exchanges that served it.</summary>
internal static class MistakeTraces
{
    private const int Shown = 5;
    private const int ShownCharacters = 300;

    public static void Write(IAnsiConsole console, NetworkHistory history)
    {
        foreach (var trace in history.Mistakes.Take(Shown))
        {
            var wrong = trace.Result;
            var what = wrong.Error?.ToString() ?? $"answered {JsonText.Write(wrong.Answer)} in place of {JsonText.Write(wrong.Right)}";
            console.MarkupLineInterpolated($"[red]{(wrong.Error is null ? "wrong" : "failed")}[/] query {wrong.Query.Number} of {wrong.Query.User} to {wrong.Query.Pair.ToString()}: {PlainText.Clip(what, ShownCharacters)}");
            foreach (var hop in trace.Hops)
            {
                console.MarkupLineInterpolated($"  {hop.From} to {hop.To}, {hop.Mode.ToString().ToLowerInvariant()}, exchange [grey]{hop.Exchange}[/]{(hop.Error is null || hop.Error == wrong.Error?.ToString() ? "" : $": {PlainText.Clip(hop.Error, ShownCharacters)}")}");
            }
        }

        if (history.MistakeCount > Shown)
        {
            console.MarkupLineInterpolated($"[red]and {history.MistakeCount - Shown} more[/]; --json and --report tell of more of them");
        }
    }
}
