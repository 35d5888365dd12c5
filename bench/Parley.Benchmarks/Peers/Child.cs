using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Parley.Benchmarks.Peers;

/// <summary>A part of the measurement in a process of its own; it ends when its standard input does.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly Process _process;

    private Child(Process process) => _process = process;

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static Child Start(params string[] arguments) => Start(arguments, []);

    private static Child Start(string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("peers");
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new Child(Process.Start(start)!);
    }

    /// <summary>With the collector's options of <c>parley node</c> (in hexadecimal here).</summary>
    public static Child StartNode() => Start(["serve"], new() { ["DOTNET_GCLOHThreshold"] = "400000" });

    /// <summary>Behind all others in the scheduler: an attacker has a machine of its own, so what its own work takes must not be counted.</summary>
    public static Child StartBehind(params string[] arguments)
    {
        var child = Start(arguments);
        child._process.PriorityClass = ProcessPriorityClass.Idle;
        return child;
    }

    public async Task<string> ReadLineAsync(CancellationToken cancellationToken)
        => await _process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("A part of the benchmark ended before it had answered.");

    public async Task WriteLineAsync(string line, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(line.AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
    }

    /// <summary>Ends it and reads what it counted.</summary>
    public async Task<JsonNode> FinishAsync(CancellationToken cancellationToken)
    {
        _process.StandardInput.Close();
        return JsonNode.Parse(await ReadLineAsync(cancellationToken))!;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
