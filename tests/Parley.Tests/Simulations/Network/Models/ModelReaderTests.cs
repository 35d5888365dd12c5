using Microsoft.Extensions.AI;
using Parley.Core.Costs;
using Parley.Core.Transport;
using Parley.Options;
using Parley.Simulations.Network.Models;

namespace Parley.Tests.Simulations.Network.Models;

public sealed class ModelReaderTests : IDisposable
{
    private readonly InMemoryNetwork _transport = new();

    public void Dispose() => _transport.Dispose();

    [Fact]
    public void One_default_stands_for_every_name_that_is_missing()
    {
        var (models, mistakes) = Read(new() { ["default"] = OpenAi("llama3.3", "http://127.0.0.1:11434/v1"), ["gpt-4o"] = OpenAi("gpt-4o-2024-08-06", "https://api.openai.com/v1", "KEY", new Price(2.5m, 10m)) });
        Assert.Empty(mistakes);
        Assert.Equal("gpt-4o: gpt-4o-2024-08-06 at api.openai.com, gemini-1.5-pro: llama3.3 at 127.0.0.1:11434, llama-3-405b: llama3.3 at 127.0.0.1:11434", models!.Label);
        Assert.False(models.AreOffline);
        Assert.Equal((new Price(2.5m, 10m), Price.Free), (models.Get("gpt-4o").Price, models.Get("gemini-1.5-pro").Price));
        Assert.Equal("https://api.openai.com/v1", models.Get("gpt-4o").Client.GetService<ChatClientMetadata>()!.ProviderUri!.ToString());
    }

    [Fact]
    public void Figures_of_the_offline_model_say_so_and_those_of_others_do_not()
    {
        Assert.Equal("offline model", NetworkModels.Offline.Label);
        Assert.True(NetworkModels.Offline.HavePaperPrices);
        Assert.False(Read(new() { ["default"] = new ModelOptions { Provider = ModelProvider.Offline, Price = new Price(1m, 2m) } }).Models!.HavePaperPrices);
        Assert.Equal("llama3.3 at 127.0.0.1:11434", Read(new() { ["default"] = OpenAi("llama3.3", "http://127.0.0.1:11434/v1") }).Models!.Label);
        var mixed = Read(new() { ["default"] = OpenAi("llama3.3", "http://127.0.0.1:11434/v1"), ["gpt-4o"] = new ModelOptions() }).Models!;
        Assert.StartsWith("gpt-4o: offline model, gemini-1.5-pro: llama3.3 at", mixed.Label, StringComparison.Ordinal);
        Assert.False(mixed.AreOffline);
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var (models, mistakes) = Read(new()
        {
            ["gpt4o"] = OpenAi("m", "http://127.0.0.1:1/v1"),
            ["gpt-4o"] = OpenAi("m", "http://127.0.0.1:1/v1", "NO_SUCH_KEY", new Price(1, 1, "EUR")),
            ["gemini-1.5-pro"] = new ModelOptions { Provider = ModelProvider.Replay },
        });
        Assert.Null(models);
        Assert.Equal(
            ["models.gpt4o", "models.gpt-4o.apiKeyEnv", "models.gpt-4o.price.currency", "models.gemini-1.5-pro.provider", "models.llama-3-405b"],
            mistakes.Select(mistake => mistake.Path));
        Assert.Equal("is no model of the network; it has gpt-4o, gemini-1.5-pro, llama-3-405b, default.", mistakes[0].Message);
        Assert.Contains("NO_SUCH_KEY is not set", mistakes[1].Message, StringComparison.Ordinal);
    }

    private (NetworkModels? Models, IReadOnlyList<Configuration.ConfigurationMistake> Mistakes) Read(Dictionary<string, ModelOptions> entries)
        => new ModelReader(_transport, TimeProvider.System, variable => variable == "KEY" ? "secret" : null).Read(entries);

    private static ModelOptions OpenAi(string model, string endpoint, string? apiKeyEnv = null, Price? price = null)
        => new() { Provider = ModelProvider.OpenAi, Endpoint = new Uri(endpoint), Model = model, ApiKeyEnv = apiKeyEnv, Price = price ?? Price.Free };
}
