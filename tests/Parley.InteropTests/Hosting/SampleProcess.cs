using System.Diagnostics;

namespace Parley.InteropTests.Hosting;

/// <summary>Runs a sample as a user does, as a process of its own.</summary>
internal static class SampleProcess
{
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string name, params (string Name, string Value)[] environment)
    {
        // Built along with these tests, by the same configuration and framework: …/tests/Parley.InteropTests/bin/Release/net10.0.
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var sample = Path.Combine(here.Parent!.Parent!.Parent!.Parent!.Parent!.FullName, "samples", name, "bin", here.Parent.Name, here.Name, $"{name}.dll");
        Assert.True(File.Exists(sample), $"{sample} was not built.");
        var start = new ProcessStartInfo("dotnet", [sample]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (variable, value) in environment)
        {
            start.Environment[variable] = value;
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
