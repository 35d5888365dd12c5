using System.CommandLine;
using Parley.Cli.Demo.Network;
using Parley.Core.Transport;
using Parley.Simulations.Network.Running;

namespace Parley.Tests.Cli.Demo.Network;

public sealed class NetworkFlagsTests : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("parley-flags-");

    public void Dispose() => _home.Delete(recursive: true);

    [Theory]
    [InlineData("--actions there.json --queries 10", "--queries says how much is drawn")]
    [InlineData("--users 3 --actions there.json", "--users says how much is drawn")]
    [InlineData("--retries 1", "--retries belongs to --failures.")]
    [InlineData("--failures --retries 11", "that must be 0 to 10")]
    [InlineData("--queries 3", "every user asks at least once")]
    public async Task Flags_that_mean_nothing_are_told(string line, string why)
    {
        var (options, error) = await ReadAsync(line.Split(' '));
        Assert.Null(options);
        Assert.Contains(why, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_actions_says_what_is_asked()
    {
        var good = Write("actions.json", """[["bael", ["hotel1", "bookRoom"], {"startDate": "2024-01-01", "endDate": "2024-01-02"}], ["protocolDb1", [null, "synchronization"], null]]""");
        var (options, _) = await ReadAsync(["--actions", good, "--seed", "9"]);
        Assert.Equal((1, 1, 9, true), (options!.Queries, options.Users, options.Seed, options.Actions is not null));

        var (_, error) = await ReadAsync(["--actions", Write("bad.json", """[["bael", ["hotel1", "fly"], {}], 7]""")]);
        Assert.Contains("bad.json can't be replayed: [0] asks hotel1 for 'fly'; it does bookRoom [1] must be", error, StringComparison.Ordinal);
        Assert.Contains("there is no such file", (await ReadAsync(["--actions", Path.Combine(_home.FullName, "none")])).Error, StringComparison.Ordinal);
        Assert.Contains("line 1", (await ReadAsync(["--actions", Write("broken.json", "[[")])).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_is_read_against_the_run_that_it_changes()
    {
        var text = """{"changes": [{"at": 60, "replace": "hotel1"}, {"at": 70, "ask": "fly", "of": "taxi1", "every": 2}]}""";
        var (_, error) = await ReadAsync(["--users", "5", "--queries", "50", "--script", Write("script.json", text)]);
        Assert.Contains("script.json can't be followed: changes[0] has the \"at\" 60, which must be a number of a query of the run, 1 to 50 changes[1] ", error, StringComparison.Ordinal);
        var (options, _) = await ReadAsync(["--users", "5", "--queries", "70", "--script", Write("good.json", text.Replace("fly", "callTaxi", StringComparison.Ordinal))]);
        Assert.Equal([60, 70], options!.Marks);
        Assert.Contains("line 1", (await ReadAsync(["--script", Write("broken.json", "{")])).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_models_is_a_configuration_whose_mistakes_are_told_together()
    {
        var (_, error) = await ReadAsync(["--models", Write("models.json", """{"models": {"gpt-4": {"provider": "openai", "model": "x"}, "default": {"provider": "openai", "endpoint": "nowhere", "model": "y"}}}""")]);
        Assert.Contains("3 mistakes", error, StringComparison.Ordinal);
        Assert.Contains("models.gpt-4.endpoint: is missing", error, StringComparison.Ordinal);
        Assert.Contains("models.default.endpoint: must be an absolute http or https URL", error, StringComparison.Ordinal);
        Assert.Contains("models.gpt-4: is no model of the network", error, StringComparison.Ordinal);
        Assert.Contains("There is no such file", (await ReadAsync(["--models", Path.Combine(_home.FullName, "none")])).Error, StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_home.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<(NetworkOptions? Options, string Error)> ReadAsync(string[] line)
    {
        var flags = new NetworkFlags();
        var command = new Command("network");
        foreach (var option in flags.All)
        {
            command.Options.Add(option);
        }

        var parsed = command.Parse(line);
        Assert.Empty(parsed.Errors);
        using var transport = new InMemoryNetwork();
        var (options, error) = await flags.ReadAsync(parsed, transport, TimeProvider.System, TestContext.Current.CancellationToken);
        return (options, error?.Json["error"]["message"].AsString ?? "");
    }
}
