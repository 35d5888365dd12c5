using System.Diagnostics;
using System.Globalization;

namespace Parley.InteropTests.Cli;

/// <summary>The first thing that anybody sees.</summary>
public sealed class DemoWeatherTests : IDisposable
{
    private readonly ParleyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Demo_climbs_mends_its_fault_hands_over_and_costs_a_fraction()
    {
        var demo = await _folder.JsonAsync("demo", "weather");
        Assert.Equal((0, ""), (demo.ExitCode, demo.Errors));
        var exchanges = demo.Json["exchanges"].AsArray!;
        Assert.Equal(("language", "language"), (exchanges[0]["mode"].AsString, exchanges[0]["peerMode"].AsString));
        Assert.All(exchanges.Skip(1).Take(19), exchange => Assert.Equal(("routine", "routine", 0d), (exchange["mode"].AsString, exchange["peerMode"].AsString, exchange["modelCalls"].AsNumber)));
        var fault = Assert.Single(exchanges, exchange => !exchange["stepDown"].IsMissing);
        Assert.Contains("temperature", fault["stepDown"].AsString, StringComparison.Ordinal);
        Assert.Equal(("carol", "routine"), (exchanges[^1]["peer"].AsString, exchanges[^1]["peerMode"].AsString));
        Assert.Equal(28, demo.Json["documentHash"].AsString!.Length);
        Assert.InRange(demo.Json["breakEvenAfter"].AsNumber, 1, 3);
        Assert.InRange(demo.Json["totalCostUsd"].AsNumber, 0.000001, demo.Json["languageCostUsd"].AsNumber / 4);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Demo_in_words_names_the_offline_model_and_writes_no_escapes_into_a_pipe()
    {
        var demo = await _folder.RunAsync("demo", "weather");
        Assert.Equal(0, demo.ExitCode);
        Assert.DoesNotContain('\u001b', demo.Output);
        Assert.Contains("All models here are the offline model", demo.Output, StringComparison.Ordinal);
        Assert.All(demo.Output.Split('\n'), line => Assert.True(line.Length <= 100, line));
    }

    [Fact]
    public async Task A_signal_stops_node_and_demo_in_order()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "signals are sent with kill");
        _folder.Write("parley.json", RunningNode.Configuration(RunningNode.FreePort(), 1));
        using var node = ParleyCommand.Start(_folder.Path, "node", "--json");
        await node.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        var stopped = await StopAsync(node);
        Assert.Equal((0, true, ""), (stopped.ExitCode, stopped.Json["stopped"].IsTrue, stopped.Errors));

        using var demo = ParleyCommand.Start(_folder.Path, "demo", "weather");
        await demo.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        var ended = await StopAsync(demo);
        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("Stopped before it was done", ended.Errors, StringComparison.Ordinal);
    }

    /// <summary>Ctrl+C takes the same way; where tests run in the background it is ignored, and so it would be by what they start.</summary>
    private static async Task<CommandResult> StopAsync(Process process)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        return new CommandResult(process.ExitCode, await output, await errors);
    }
}
