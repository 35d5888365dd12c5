using Parley.InteropTests.Cli;

namespace Parley.InteropTests.Simulations.Network;

/// <summary><c>parley demo network --models</c>: models behind a real endpoint.</summary>
public sealed class RealModelsTests : IDisposable
{
    private const string KeyVariable = "PARLEY_TEST_NETWORK_KEY";

    private readonly ParleyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_model_behind_an_endpoint_costs_what_it_costs_in_process()
    {
        await using var endpoint = await OfflineEndpoint.StartAsync();
        Environment.SetEnvironmentVariable(KeyVariable, "secret");
        _folder.Write("models.json", $$$"""
            {"models": {
              "gpt-4o": {"provider": "openai", "endpoint": "{{{endpoint.Url}}}", "model": "big", "apiKeyEnv": "{{{KeyVariable}}}", "price": {"inputPerMillion": 5, "outputPerMillion": 15} },
              "gemini-1.5-pro": {"provider": "openai", "endpoint": "{{{endpoint.Url}}}", "model": "middle", "price": {"inputPerMillion": 3.5, "outputPerMillion": 10.5} },
              "default": {"provider": "openai", "endpoint": "{{{endpoint.Url}}}", "model": "small", "price": {"inputPerMillion": 5, "outputPerMillion": 10} } } }
            """);
        string[] run = ["demo", "network", "--users", "6", "--queries", "30"];
        var (real, offline) = (await _folder.JsonAsync([.. run, "--models", "models.json"]), await _folder.JsonAsync(run));

        Assert.Equal((0, ""), (real.ExitCode, real.Errors));
        Assert.Empty(real.Json["mistakes"].AsArray!.Select(mistake => mistake["error"].AsString));
        Assert.Equal((1d, 0d), (real.Json["accuracy"].AsNumber, real.Json["failed"].AsNumber));
        Assert.Equal((offline.Json["costUsd"].AsNumber, offline.Json["languageCostUsd"].AsNumber), (real.Json["costUsd"].AsNumber, real.Json["languageCostUsd"].AsNumber));
        Assert.Equal([("Bearer secret", "big"), (null, "middle"), (null, "small")], endpoint.Asked.Keys.OrderBy(asked => asked.Model, StringComparer.Ordinal));
        Assert.Equal("offline model", offline.Json["models"].AsString);

        var words = await _folder.RunAsync([.. run, "--models", "models.json"]);
        Assert.Contains($"gpt-4o: big at {endpoint.Url.Authority}", words.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("offline model", words.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", words.Output + real.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_names_the_models_and_asks_them_once()
    {
        await using var endpoint = await OfflineEndpoint.StartAsync();
        _folder.Write("models.json", $$$"""{"models": {"default": {"provider": "openai", "endpoint": "{{{endpoint.Url}}}", "model": "small"} } }""");
        var run = await _folder.JsonAsync("demo", "network", "--users", "3", "--queries", "6", "--models", "models.json", "--report", "report");
        Assert.Equal((0, "", 1d), (run.ExitCode, run.Errors, run.Json["accuracy"].AsNumber));
        var page = File.ReadAllText(Path.Combine(_folder.Path, "report", "index.html"));
        Assert.Contains($"small at {endpoint.Url.Authority}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("offline model", page, StringComparison.Ordinal);
        Assert.Equal(4, File.ReadAllLines(Path.Combine(_folder.Path, "report", "seeds.csv")).Length);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_before_the_run()
    {
        var endpoint = await OfflineEndpoint.StartAsync();
        var url = endpoint.Url;
        await endpoint.DisposeAsync();
        _folder.Write("models.json", $$$"""{"models": {"default": {"provider": "openai", "endpoint": "{{{url}}}", "model": "small"} } }""");
        var run = await _folder.JsonAsync("demo", "network", "--queries", "100000000", "--models", "models.json");
        Assert.Equal((1, "ModelUnavailable"), (run.ExitCode, run.ErrorCode));
        Assert.Contains($"is the server running at {url}?", run.ErrorMessage, StringComparison.Ordinal);
    }
}
