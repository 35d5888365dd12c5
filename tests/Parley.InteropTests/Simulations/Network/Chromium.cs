using System.Diagnostics;

namespace Parley.InteropTests.Simulations.Network;

/// <summary>Opens pages in a browser without a window.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Null when there is none on this machine.</summary>
    public static string? Program { get; } = Names
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>The page as it stands when its scripts have run.</summary>
    public static async Task<string> ReadAsync(string page, bool isDark)
    {
        var profile = Directory.CreateTempSubdirectory("parley-chromium-");
        try
        {
            // Blink's setting is 0 for dark and 1 for light. Without a sandbox it runs as root too, as machines that test do.
            string[] arguments =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", $"--user-data-dir={profile.FullName}", $"--blink-settings=preferredColorScheme={(isDark ? 0 : 1)}",
                "--window-size=1280,2000", "--virtual-time-budget=5000", "--dump-dom", new Uri(page).AbsoluteUri,
            ];
            using var process = Process.Start(new ProcessStartInfo(Program!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            end.CancelAfter(Patience);
            try
            {
                var (output, errors) = (process.StandardOutput.ReadToEndAsync(end.Token), process.StandardError.ReadToEndAsync(end.Token));
                await process.WaitForExitAsync(end.Token);
                Assert.True(process.ExitCode == 0, await errors);
                return await output;
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                }
            }
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }
}
