using System.Diagnostics;

namespace Parley.InteropTests.Hosting;

/// <summary>The first thing that a user runs.</summary>
public sealed class HelloSampleTests
{
    [Fact]
    public async Task Hello_runs_as_a_process_and_prints_the_forecast()
    {
        var sample = Path.Combine(AppContext.BaseDirectory, "samples", "Hello", "Hello.dll");
        Assert.True(File.Exists(sample), $"{sample} was not built.");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [sample]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", await error);
        Assert.Equal("London on 17 May: 13 °C, Rain.", (await output).Trim());
        Assert.Equal(0, process.ExitCode);
    }
}
