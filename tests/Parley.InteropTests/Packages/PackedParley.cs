using System.ComponentModel;
using System.Diagnostics;
using Parley.InteropTests.Cli;

namespace Parley.InteropTests.Packages;

/// <summary>
/// All packages, packed once for the tests that need them, from what is built already. The version is the run's own, so that the machine's package folder can't
/// hand out those of another run; what the run left there is removed.
/// </summary>
public sealed class PackedParley : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string _root = Directory.CreateTempSubdirectory("parley-packages-").FullName;

    /// <summary>Why there are no packages; null when there are.</summary>
    public string? Missing { get; private set; }

    public string Version { get; } = $"0.1.0-test.{Environment.ProcessId}.{Stopwatch.GetTimestamp()}";

    public string Feed => Path.Combine(_root, "feed");

    public static string Repository => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Parent!.Parent!.Parent!.Parent!.FullName;

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public async ValueTask InitializeAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var packed = await DotnetCommand.RunAsync(
                Repository, "dotnet", ["pack", "Parley.slnx", "-c", Configuration, "--no-build", "--no-restore", "-nodeReuse:false", $"-p:Version={Version}", "-o", Feed], patience.Token);
            Missing = packed.ExitCode == 0 ? null : $"dotnet pack failed: {Tail(packed)}";
        }
        catch (Win32Exception failure)
        {
            Missing = $"There is no .NET SDK to pack with: {failure.Message}";
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (var used in Directory.Exists(cache) ? Directory.EnumerateDirectories(cache, "parley*").Select(package => Path.Combine(package, Version)).Where(Directory.Exists) : [])
        {
            Directory.Delete(used, recursive: true);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>A folder outside the repository, whose settings would otherwise apply, in which the packages can be restored beside those of the ordinary feed.</summary>
    public string Folder(string name)
    {
        Assert.SkipWhen(Missing is not null && Missing.StartsWith("There is no", StringComparison.Ordinal), Missing ?? "");
        Assert.True(Missing is null, Missing);
        var folder = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""<configuration><packageSources><add key="packed" value="{Feed}" /></packageSources></configuration>""");
        return folder;
    }

    /// <summary>Runs a command of the SDK. A feed that can't be reached says nothing about the packages: the test is then skipped, aloud.</summary>
    internal static async Task<CommandResult> RunAsync(string folder, params string[] arguments)
    {
        var ran = await DotnetCommand.RunAsync(folder, "dotnet", arguments, TestContext.Current.CancellationToken);
        Assert.SkipWhen(ran.ExitCode != 0 && (ran.Output + ran.Errors).Contains("NU1301", StringComparison.Ordinal), "The package feed can't be reached.");
        Assert.True(ran.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}: {Tail(ran)}");
        return ran;
    }

    private static string Tail(CommandResult ran) => string.Join('\n', $"{ran.Output}\n{ran.Errors}".Split('\n').TakeLast(25));
}
