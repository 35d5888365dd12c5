using Parley.Options;

namespace Parley.Configuration;

/// <summary>What must hold of a model.</summary>
internal static class ModelRules
{
    public static IEnumerable<ConfigurationMistake> Check(string path, ModelOptions model)
    {
        if (model.Provider == ModelProvider.OpenAi && model.Endpoint is null)
        {
            yield return ConfigurationMistake.Missing($"{path}.endpoint", "write the base URL of an OpenAI-compatible endpoint, such as \"http://127.0.0.1:11434/v1\".");
        }

        if (model.Provider == ModelProvider.OpenAi && string.IsNullOrWhiteSpace(model.Model))
        {
            yield return ConfigurationMistake.Missing($"{path}.model", "write the endpoint's name for the model, such as \"llama3.3\".");
        }

        if (model.Provider == ModelProvider.Replay && model.File is null)
        {
            yield return ConfigurationMistake.Missing($"{path}.file", "write the path of the file with recorded answers.");
        }
        else if (model.Provider == ModelProvider.Replay && !File.Exists(model.File))
        {
            yield return new($"{path}.file", $"There is no file {model.File}.");
        }

        if (model.Provider == ModelProvider.Client && model.Client is null)
        {
            yield return ConfigurationMistake.Missing($"{path}.client", "give a chat client.");
        }

        if (model.Timeout < TimeSpan.FromSeconds(1) || model.Timeout > TimeSpan.FromHours(1))
        {
            yield return new($"{path}.timeoutSeconds", $"must be from 1 to 3600 seconds but is {model.Timeout.TotalSeconds}.");
        }

        if (model.Price.InputPerMillion < 0 || model.Price.OutputPerMillion < 0)
        {
            yield return new($"{path}.price", "must not be negative.");
        }
    }

    /// <summary>A key that is not there is no mistake: servers on the own machine often want none, and a model that nobody uses needs none.</summary>
    public static IEnumerable<ConfigurationMistake> Warn(string path, string name, ModelOptions model, ParleyOptions options)
    {
        if (model.Provider != ModelProvider.OpenAi || model.ApiKeyEnv is not { } variable || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable)))
        {
            yield break;
        }

        var users = options.Agents.Where(agent => agent.Value.Model == name || agent.Value.Roles.ContainsValue(name)).Select(agent => agent.Key).ToList();
        yield return new($"{path}.apiKeyEnv", users.Count == 0
            ? $"The environment variable {variable} is not set; no agent uses the model."
            : $"The environment variable {variable} is not set, so {string.Join(", ", users)} will ask {model.Endpoint} without a key; if it wants one, set the variable before the node starts.");
    }
}
