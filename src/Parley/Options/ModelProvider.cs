namespace Parley.Options;

/// <summary>Where a model's answers come from.</summary>
public enum ModelProvider
{
    /// <summary>The deterministic, rule-based stand-in: no key, no network, no language model.</summary>
    Offline,

    /// <summary>Any endpoint that speaks OpenAI's chat completions: OpenAI, Ollama, llama.cpp, vLLM.</summary>
    OpenAi,

    /// <summary>Answers recorded earlier.</summary>
    Replay,

    /// <summary>A chat client given in code.</summary>
    Client,
}
