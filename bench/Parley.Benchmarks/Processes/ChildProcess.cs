using System.Diagnostics;

namespace Parley.Benchmarks.Processes;

/// <summary>This program once more, in another role: a server or a load generator beside the one that measures. Ends with it.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ChildProcess(Process process, string firstLine) => (_process, FirstLine) = (process, firstLine);

    /// <summary>What it says once it is ready, such as its address.</summary>
    public string FirstLine { get; }

    public static async Task<ChildProcess> StartAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, Arguments(arguments)) { RedirectStandardOutput = true, RedirectStandardInput = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"'{arguments[0]}' was not started.");
        var first = await process.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended without a word; its errors are above.");
        return new ChildProcess(process, first);
    }

    /// <summary>A role's own end: it waits until its parent closes its input, however that comes.</summary>
    public static Task ParentGoneAsync() => Task.Run(() =>
    {
        while (Console.In.Read() >= 0)
        {
        }
    });

    public Task<string> ReadToEndAsync(CancellationToken cancellationToken) => _process.StandardOutput.ReadToEndAsync(cancellationToken);

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
    private static IEnumerable<string> Arguments(IReadOnlyList<string> arguments)
        => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ChildProcess).Assembly.Location, .. arguments] : arguments;
}
