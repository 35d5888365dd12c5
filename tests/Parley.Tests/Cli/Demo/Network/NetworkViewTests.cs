using Parley.Cli.Demo.Network;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Protocol.Json;
using Parley.Simulations.Network.Population;
using Parley.Simulations.Network.Running;
using Parley.Simulations.Network.Servers;
using Spectre.Console;

namespace Parley.Tests.Cli.Demo.Network;

public sealed class NetworkViewTests
{
    private static readonly ServerTask Pair = new("taxi1", "callTaxi");

    [Fact]
    public void A_run_shows_how_far_it_is_and_what_it_costs()
    {
        var time = new SimulatedClock();
        var progress = new NetworkProgress(time, new NetworkOptions { Queries = 200 }, null);
        for (var number = 1; number <= 50; number++)
        {
            progress.Add(Answered(number, number <= 10 ? Mode.Language : Mode.Routine, 0.01m), documents: 3);
        }

        time.Advance(TimeSpan.FromSeconds(10));
        progress.Mark();
        var text = Render(time, progress);
        Assert.Contains("adaptive, seed 7  run 0 of 2  offline model", text, StringComparison.Ordinal);
        Assert.Contains("50 of 200  5.0 a second, 30 s left", text, StringComparison.Ordinal);
        Assert.Contains("routine 40", text, StringComparison.Ordinal);
        Assert.Contains("language 10", text, StringComparison.Ordinal);
        Assert.Contains("0.5000 USD", text, StringComparison.Ordinal);
        Assert.DoesNotContain("in place of", text, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_goes_wrong_is_shown()
    {
        var time = new SimulatedClock();
        var progress = new NetworkProgress(time, new NetworkOptions { Queries = 4 }, null);
        progress.Add(Answered(1, Mode.Language, 0.01m, new StepDown(Mode.Routine, Mode.Language, "the first")), 0);
        progress.Add(Answered(2, Mode.Language, 0.01m, new StepDown(Mode.Routine, Mode.Language, "no [[price]]"), new StepDown(Mode.Model, Mode.Language, "another"), new StepDown(Mode.Model, Mode.Language, "a third")), 0);
        progress.Add(Answered(3, Mode.Language, 0.01m) with { Error = new ParleyError(ParleyErrorCode.PeerFailed, "down"), Record = null }, 0);
        var text = Render(time, progress);
        Assert.Contains("1 query failed or answered wrongly", text, StringComparison.Ordinal);
        Assert.Contains("taxi1/callTaxi routine to language: no [[price]]", text, StringComparison.Ordinal);
        Assert.Contains("a third", text, StringComparison.Ordinal);
        // Four broke; the last three are told.
        Assert.DoesNotContain("the first", text, StringComparison.Ordinal);
        Assert.Equal(4, progress.StepDownCount);
    }

    [Fact]
    public async Task Money_is_shown_beside_what_plain_language_costs()
    {
        var options = new NetworkOptions { Users = 4, Queries = 40, Policy = "language-only" };
        await using var run = await NetworkRun.StartAsync(options, TestContext.Current.CancellationToken);
        var language = await run.RunAsync(_ => { }, TestContext.Current.CancellationToken);
        var progress = new NetworkProgress(TimeProvider.System, options, new LanguageYardstick(language));
        foreach (var pair in language.History.Pairs)
        {
            for (var query = 0; query < pair.Queries; query++)
            {
                progress.Add(Answered(1, Mode.Language, 0) with { Query = new Query(1, "user1", pair.Pair, []), Cost = language.Meter.Total / 400 }, 0);
            }
        }

        Assert.Equal((double)language.Meter.Total, (double)progress.LanguageCost!.Value, 9);
        Assert.Contains("in plain language: 10.0 times less", Render(TimeProvider.System, progress), StringComparison.Ordinal);
        // A pair that nobody asked for costs as much as any.
        Assert.Equal(language.Meter.Total / 40, new LanguageYardstick(language).Of(new ServerTask("nobody", "nothing")));
    }

    private static string Render(TimeProvider time, NetworkProgress progress)
    {
        var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 120;
        console.Write(new NetworkView(console, time, "offline model", 2).Draw(progress));
        return text.ToString();
    }

    private static QueryResult Answered(int number, Mode mode, decimal cost, params StepDown[] stepDowns)
    {
        JsonValue answer = new JsonObject { { "status", "success" } };
        var record = new ExchangeRecord
        {
            Id = "1",
            Kind = RecordKind.Exchange,
            Side = Side.Sender,
            At = default,
            Duration = default,
            Agent = "user1",
            Peer = "taxi1",
            Subject = "a task",
            Mode = mode,
            StepDowns = stepDowns,
        };
        return new QueryResult(new Query(number, "user1", Pair, []), answer, answer, null, record, cost);
    }
}
