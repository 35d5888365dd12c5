using Parley.Cli.Output;
using Parley.Configuration;
using Parley.Core.Costs;
using Parley.Options;

namespace Parley.Cli.ModelBench;

/// <summary>Which model is meant: an entry of a configuration, what an endpoint calls by the name, or the offline model.</summary>
internal static class ModelChoice
{
    private const string OfflineName = "offline";

    /// <summary>What the offline model is billed at where nobody gave it a price: that of the paper's GPT-4o (Agora, table 1), so that there is a break-even to see.</summary>
    private static readonly Price PaperPrice = new(5.00m, 15.00m);

    public static (ModelOptions? Model, string Name, CommandOutcome? Error) Read(string? name, string? configFile, string? endpoint, string? apiKeyEnv)
    {
        if (endpoint is not null)
        {
            return configFile is null ? OfEndpoint(name, endpoint, apiKeyEnv) : Wrong("Give --endpoint or --config, not both.");
        }

        if (apiKeyEnv is not null)
        {
            return Wrong("--api-key-env belongs to --endpoint.");
        }

        if (configFile is null)
        {
            return name is null or OfflineName
                ? (new ModelOptions { Price = PaperPrice }, OfflineName, null)
                : Wrong($"Where is the model '{name}'? Add --endpoint URL of an OpenAI-compatible server (Ollama: http://127.0.0.1:11434/v1), or --config FILE with its entry in 'models'.");
        }

        var configuration = ParleyConfiguration.Load(configFile);
        if (configuration.Mistakes.Count > 0)
        {
            return (null, "", ConfigurationErrors.Outcome(configuration));
        }

        var models = configuration.Options.Models;
        return models.TryGetValue(name ?? ModelOptions.DefaultName, out var model)
            ? (model, name ?? ModelOptions.DefaultName, null)
            : Wrong($"{configFile} has no model '{name ?? ModelOptions.DefaultName}'; it has {(models.Count == 0 ? "none" : string.Join(", ", models.Keys.Order(StringComparer.Ordinal)))}. Name one with --model.");
    }

    private static (ModelOptions? Model, string Name, CommandOutcome? Error) OfEndpoint(string? name, string endpoint, string? apiKeyEnv)
    {
        if (name is null)
        {
            return Wrong("Say with --model NAME which of the endpoint's models is meant.");
        }

        return Uri.TryCreate(endpoint, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? (new ModelOptions { Provider = ModelProvider.OpenAi, Endpoint = url, Model = name, ApiKeyEnv = apiKeyEnv, Timeout = TimeSpan.FromMinutes(5) }, name, null)
            : Wrong($"'{endpoint}' is no endpoint; write one such as http://127.0.0.1:11434/v1.");
    }

    private static (ModelOptions? Model, string Name, CommandOutcome? Error) Wrong(string message) => (null, "", CommandOutcome.WrongUsage(message));
}
