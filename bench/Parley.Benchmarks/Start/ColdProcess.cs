using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Parley.Benchmarks.Reporting;

namespace Parley.Benchmarks.Start;

/// <summary>Times a process from the moment it is asked for.</summary>
internal static class ColdProcess
{
    public const string ReadyPath = "/health/ready";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(2);

    /// <summary>This program, also where <c>dotnet</c> runs it.</summary>
    public static string Bench => Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "bench.exe" : "bench");

    /// <summary>The command, as it was built along with this program: …/bench/Parley.Benchmarks/bin/Release/net10.0.</summary>
    public static string Parley
    {
        get
        {
            var here = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(here.Parent!.Parent!.Parent!.Parent!.Parent!.FullName, "src", "Parley.Cli", "bin", here.Parent.Name, here.Name, OperatingSystem.IsWindows() ? "Parley.Cli.exe" : "Parley.Cli");
        }
    }

    public static async Task<double> UntilExitAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Start(program, arguments, Path.GetTempPath());
        await process.WaitForExitAsync(cancellationToken);
        var millis = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return process.ExitCode == 0 ? millis : throw new BenchmarkException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}; start it by hand to see why.");
    }

    public static async Task<double> UntilReadyAsync(string program, string[] arguments, string folder, int port, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Start(program, arguments, folder);
        try
        {
            while (!await IsReadyAsync(port, cancellationToken))
            {
                if (process.HasExited || Stopwatch.GetElapsedTime(started) > Patience)
                {
                    throw new BenchmarkException($"{program} {string.Join(' ', arguments)} is not ready after {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s; start it by hand to see why.");
                }

                await Task.Delay(PollInterval, cancellationToken);
            }

            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static Process Start(string program, string[] arguments, string folder)
    {
        if (!File.Exists(program))
        {
            throw new BenchmarkException($"There is no {program}; build the whole solution first: dotnet build -c Release.");
        }

        try
        {
            var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
            // Nobody reads what it says, but its pipe must not fill up.
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            return process;
        }
        catch (Win32Exception failure)
        {
            throw new BenchmarkException($"{program} can't be started ({new Win32Exception(failure.NativeErrorCode).Message}); name the command itself with --parley.", failure);
        }
    }

    /// <summary>One request on a connection of its own; the whole of an HTTP client would cost this process what it wants to measure in the other.</summary>
    private static async Task<bool> IsReadyAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {ReadyPath} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"), cancellationToken);
            var head = new byte[12];
            await stream.ReadExactlyAsync(head, cancellationToken);
            return head.AsSpan().SequenceEqual("HTTP/1.1 200"u8);
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            return false;
        }
    }
}
