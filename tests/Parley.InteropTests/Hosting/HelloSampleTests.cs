using System.Collections.Concurrent;
using Parley.InteropTests.Net;

namespace Parley.InteropTests.Hosting;

/// <summary>The first thing that a user runs.</summary>
public sealed class HelloSampleTests
{
    [Fact]
    public async Task Hello_prints_the_forecast()
        => Assert.Equal((0, "London on 17 May: 13 °C, Rain.", ""), Trim(await SampleProcess.RunAsync("Hello")));

    [Fact]
    public async Task Hello_sends_its_telemetry_where_the_environment_says()
    {
        var requests = new ConcurrentQueue<string>();
        await using var collector = new TinyServer(request =>
        {
            requests.Enqueue(request);
            return TinyServer.Ok("", "Content-Type: application/x-protobuf\r\n");
        });
        var (exitCode, _, _) = await SampleProcess.RunAsync(
            "Hello", ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url.AbsoluteUri.TrimEnd('/')), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("NO_PROXY", "127.0.0.1"));
        Assert.Equal(0, exitCode);
        // Names stand in the binary message as they are.
        Assert.Contains(requests, request => request.StartsWith("POST /v1/traces ", StringComparison.Ordinal) && request.Contains("invoke_agent weather", StringComparison.Ordinal));
        Assert.Contains(requests, request => request.StartsWith("POST /v1/metrics ", StringComparison.Ordinal) && request.Contains("parley.exchanges", StringComparison.Ordinal));
    }

    private static (int ExitCode, string Output, string Error) Trim((int ExitCode, string Output, string Error) run) => (run.ExitCode, run.Output.Trim(), run.Error.Trim());
}
