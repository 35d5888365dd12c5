using Parley.InteropTests.Storage;

namespace Parley.InteropTests;

/// <summary>Runs the tests, or the role that a test started this program for.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => args switch
    {
        [StoreVictim.Role, var path, var run] => StoreVictim.RunAsync(path, run),
        _ when args.Contains("-automated") || args.Contains("@@") => Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
        _ => Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    };
}
