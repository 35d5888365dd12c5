using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Parley.Benchmarks.Wire;

/// <summary>One role of the measurement in a process of its own. It is told one line at a time and answers each with one line of JSON.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    /// <summary>What it said when it was ready.</summary>
    public JsonNode Ready { get; private set; } = new JsonObject();

    public static async Task<ChildProcess> StartAsync(string role, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])[.. Host(), "wire", role, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var child = new ChildProcess(Process.Start(start) ?? throw new InvalidOperationException($"The role '{role}' did not start."));
        child.Ready = await child.ReadAsync();
        return child;
    }

    public async Task<JsonNode> AskAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
        return await ReadAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close(); // every role ends with its input
            using var patience = new CancellationTokenSource(Patience);
            await _process.WaitForExitAsync(patience.Token);
        }

        _process.Dispose();
    }

    /// <summary>Started by <c>dotnet bench.dll</c>, the assembly has to be named.</summary>
    private static string[] Host()
        => Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? [typeof(ChildProcess).Assembly.Location] : [];

    private async Task<JsonNode> ReadAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var line = await _process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("A part of the measurement ended early; its error output says why.");
        return JsonNode.Parse(line) ?? throw new InvalidOperationException("A part of the measurement answered with nothing.");
    }
}
