namespace Parley.InteropTests.Cli;

/// <summary>An empty folder to run commands in; gone afterwards.</summary>
public sealed class ParleyFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parley-cli-");

    public string Path => _folder.FullName;

    public string Write(string name, string text)
    {
        File.WriteAllText(System.IO.Path.Combine(Path, name), text);
        return name;
    }

    internal Task<CommandResult> RunAsync(params IEnumerable<string> arguments) => ParleyCommand.RunAsync(Path, arguments);

    internal Task<CommandResult> JsonAsync(params IEnumerable<string> arguments) => ParleyCommand.RunAsync(Path, [.. arguments, "--json"]);

    public void Dispose() => _folder.Delete(recursive: true);
}
