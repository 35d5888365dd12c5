using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Parley.Benchmarks.Wire.Load;

/// <summary>One round of load on one server, and what was counted. What is on its way when the time is up is waited for and counted too.</summary>
internal sealed class LoadRound(byte[] request, byte[] expected, TimeSpan time)
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LatencyHistogram _latencies = new();
    private long _started;
    private long _wrong;
    private long _bytes;
    private int _open;

    public byte[] Request => request;

    public byte[] Expected => expected;

    public async Task<JsonObject> RunAsync(int port, int connections)
    {
        var opened = Enumerable.Range(0, connections).Select(_ => new LoadConnection(this)).ToList();
        _open = connections;
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        _started = Stopwatch.GetTimestamp();
        opened.ForEach(connection => connection.Start(port));
        await _ended.Task;
        var seconds = Stopwatch.GetElapsedTime(_started).TotalSeconds;
        opened.ForEach(connection => connection.Dispose());
        return new JsonObject
        {
            ["replies"] = _latencies.Count,
            ["wrong"] = _wrong,
            ["seconds"] = seconds,
            ["bytes"] = _bytes,
            ["p50Ms"] = _latencies.Quantile(0.5),
            ["p99Ms"] = _latencies.Quantile(0.99),
            ["cpuMicros"] = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMicroseconds,
        };
    }

    /// <summary>False when the time is up.</summary>
    public bool Count(TimeSpan latency, int received, bool isOk)
    {
        lock (_lock)
        {
            _latencies.Add(latency);
            _bytes += request.Length + received;
            _wrong += isOk ? 0 : 1;
            return Stopwatch.GetElapsedTime(_started) < time;
        }
    }

    public void End(bool failed)
    {
        lock (_lock)
        {
            _wrong += failed ? 1 : 0;
            if (--_open == 0)
            {
                _ended.SetResult();
            }
        }
    }
}
