using System.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.InteropTests.Cli;

/// <summary>Runs the built <c>parley</c> as a process, the way a person does.</summary>
internal static class ParleyCommand
{
    /// <summary>Built along with these tests, by the same configuration and framework: …/tests/Parley.InteropTests/bin/Release/net10.0.</summary>
    private static readonly string Program = FindProgram();

    public static Process Start(string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_TieredPGO"] = "0";
        return Process.Start(start)!;
    }

    public static async Task<CommandResult> RunAsync(string folder, params IEnumerable<string> arguments)
    {
        using var process = Start(folder, arguments);
        var cancellationToken = TestContext.Current.CancellationToken;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        return new CommandResult(process.ExitCode, await output, await errors);
    }

    private static string FindProgram()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName, "src", "Parley.Cli", "bin", output.Parent.Name, output.Name, "Parley.Cli.dll");
        return File.Exists(program) ? program : throw new InvalidOperationException($"{program} was not built.");
    }
}

/// <summary>What a command left behind.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Errors)
{
    /// <summary>The last line of standard output.</summary>
    public JsonValue Json => JsonText.Parse(Output.TrimEnd('\n').Split('\n')[^1]);

    public string ErrorCode => Json["error"]["code"].AsString ?? "";

    public string ErrorMessage => Json["error"]["message"].AsString ?? "";
}
