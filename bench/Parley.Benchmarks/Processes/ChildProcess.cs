using System.Diagnostics;
using System.Text.Json.Nodes;
using Parley.Benchmarks.Reporting;

namespace Parley.Benchmarks.Processes;

/// <summary>
/// This program once more, in another role: a server or a load generator beside the one that measures, so that no heap and no JIT is shared.
/// It is told and answers one line at a time, and ends when its input does.
/// </summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    /// <summary>Of util-linux: it sets the class before the runtime starts its threads, which all inherit it.</summary>
    private const string IdleScheduling = "/usr/bin/chrt";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    /// <summary>Of all its threads, since it started.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static ChildProcess Start(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
        => Start([Environment.ProcessPath!, .. Host(), .. arguments], environment);

    /// <summary>Whether there is a class below all priorities here.</summary>
    public static bool CanRunBehindOthers { get; } = File.Exists(IdleScheduling);

    /// <summary>Runs only when nobody else wants to (SCHED_IDLE on Linux), and with the lowest priority where there is no such class: for what stands for another machine.</summary>
    public static ChildProcess StartBehindOthers(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        if (CanRunBehindOthers)
        {
            return Start([IdleScheduling, "--idle", "0", Environment.ProcessPath!, .. Host(), .. arguments], environment);
        }

        var child = Start(arguments, environment);
        child._process.PriorityClass = ProcessPriorityClass.Idle;
        return child;
    }

    private static ChildProcess Start(string[] command, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new ChildProcess(Process.Start(start) ?? throw new BenchmarkException($"'{string.Join(' ', command)}' was not started."));
    }

    /// <summary>A role's own end: it waits until its parent closes its input, however that comes.</summary>
    public static Task ParentGoneAsync() => Task.Run(() =>
    {
        while (Console.In.Read() >= 0)
        {
        }
    });

    public async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return await _process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new BenchmarkException("A part of the measurement ended before it had answered; its errors are above.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BenchmarkException($"A part of the measurement did not answer within {Patience.TotalMinutes:0} minutes; the machine may be too busy to measure on.");
        }
    }

    public async Task WriteLineAsync(string line, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(line.AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
    }

    public async Task<JsonNode> ReadJsonAsync(CancellationToken cancellationToken)
        => JsonNode.Parse(await ReadLineAsync(cancellationToken)) ?? throw new BenchmarkException("A part of the measurement answered with nothing.");

    /// <summary>A line there, a line of JSON back.</summary>
    public async Task<JsonNode> AskAsync(string line, CancellationToken cancellationToken)
    {
        await WriteLineAsync(line, cancellationToken);
        return await ReadJsonAsync(cancellationToken);
    }

    /// <summary>Ends it and reads what it counted.</summary>
    public Task<JsonNode> FinishAsync(CancellationToken cancellationToken)
    {
        _process.StandardInput.Close();
        return ReadJsonAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
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

    /// <summary>Under <c>dotnet bench.dll</c> the process is the host and wants to be told the program.</summary>
    private static string[] Host()
        => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ChildProcess).Assembly.Location] : [];
}
