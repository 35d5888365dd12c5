using Microsoft.Extensions.AI;
using Parley.Core.Costs;

namespace Parley.Options;

/// <summary>A model that agents can name.</summary>
public sealed class ModelOptions
{
    /// <summary>Name of the model that agents use unless they name another.</summary>
    public const string DefaultName = "default";

    /// <summary>Default <see cref="ModelProvider.Offline"/>.</summary>
    public ModelProvider Provider { get; set; } = ModelProvider.Offline;

    /// <summary>Base URL of an OpenAI-compatible endpoint, such as <c>http://127.0.0.1:11434/v1</c>. Required for <see cref="ModelProvider.OpenAi"/>.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The endpoint's name for the model. Required for <see cref="ModelProvider.OpenAi"/>.</summary>
    public string? Model { get; set; }

    /// <summary>Name of the environment variable that holds the key. Default none: no key is sent.</summary>
    public string? ApiKeyEnv { get; set; }

    /// <summary>Recorded conversations. Required for <see cref="ModelProvider.Replay"/>.</summary>
    public string? File { get; set; }

    /// <summary>The client behind <see cref="ModelProvider.Client"/>.</summary>
    public IChatClient? Client { get; set; }

    /// <summary>Per million tokens. Default free.</summary>
    public Price Price { get; set; } = Price.Free;

    /// <summary>Time for one call. Default 60 s; 1 s to 1 h.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);
}
