using System.Diagnostics;

namespace Parley.InteropTests.Hosting;

/// <summary>The first thing that a user runs.</summary>
public sealed class HelloSampleTests
{
    [Fact]
    public async Task Hello_runs_as_a_process_and_prints_the_forecast()
    {
        // Built along with these tests, by the same configuration and framework: …/tests/Parley.InteropTests/bin/Release/net10.0.
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var sample = Path.Combine(output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName, "samples", "Hello", "bin", output.Parent.Name, output.Name, "Hello.dll");
        Assert.True(File.Exists(sample), $"{sample} was not built.");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [sample]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", await error);
        Assert.Equal("London on 17 May: 13 °C, Rain.", (await said).Trim());
        Assert.Equal(0, process.ExitCode);
    }
}
