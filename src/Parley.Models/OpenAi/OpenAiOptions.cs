namespace Parley.Models.OpenAi;

/// <summary>An endpoint that speaks OpenAI's chat completions: OpenAI itself, Ollama, llama.cpp, vLLM, LM Studio and others.</summary>
public sealed class OpenAiOptions
{
    /// <summary>Base address up to and with the version, such as <c>https://api.openai.com/v1</c>; <c>/chat/completions</c> is added. Required.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The model's name as the endpoint knows it. Required.</summary>
    public string Model { get; set; } = "";

    /// <summary>Sent as a bearer token. Null for servers that want none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The environment variable that the key came from, named when the key is refused.</summary>
    public string? ApiKeyEnv { get; set; }

    /// <summary>Time for one attempt. Default 60 s, up to 1 h.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Attempts in all, the first included. Default 4, 1 to 20.</summary>
    public int MaxAttempts { get; set; } = 4;

    /// <summary>No attempt begins later than this after the first one, whatever the server asks for. Default 2 min, up to 1 h.</summary>
    public TimeSpan MaxRetryTime { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Wait before the second attempt; doubled for each further one and shortened by up to half at random. Default 500 ms, up to 1 min.</summary>
    public TimeSpan FirstRetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest reply in bytes. Default 8 MiB, 1 KiB to 256 MiB.</summary>
    public int MaxReplyBytes { get; set; } = 8 << 20;

    /// <summary>The field that limits the answer's tokens. Default <c>max_tokens</c>; OpenAI's reasoning models want <c>max_completion_tokens</c>.</summary>
    public string MaxTokensField { get; set; } = "max_tokens";

    /// <summary>Whether a temperature is sent. Default true; OpenAI's reasoning models refuse one.</summary>
    public bool SendsTemperature { get; set; } = true;

    /// <summary>Every mistake, with the property it is in; empty when there is none.</summary>
    public IReadOnlyList<string> Validate()
    {
        var mistakes = new List<string>();
        Check(Uri.TryCreate(Endpoint, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https", $"endpoint: '{Endpoint}' is no http or https address; write something like http://127.0.0.1:11434/v1.");
        Check(!string.IsNullOrWhiteSpace(Model), "model: the model's name is missing.");
        Check(ApiKey is null || ApiKey.AsSpan().Trim().IndexOfAnyExceptInRange('!', '~') < 0, "apiKey: the key holds characters that no key has.");
        Check(InRange(Timeout, TimeSpan.FromHours(1)), "timeout: must be more than 0 and at most 1 hour.");
        Check(MaxAttempts is >= 1 and <= 20, "maxAttempts: must be from 1 to 20.");
        Check(InRange(MaxRetryTime, TimeSpan.FromHours(1)), "maxRetryTime: must be more than 0 and at most 1 hour.");
        Check(InRange(FirstRetryDelay, TimeSpan.FromMinutes(1)), "firstRetryDelay: must be more than 0 and at most 1 minute.");
        Check(MaxReplyBytes is >= 1024 and <= 256 << 20, "maxReplyBytes: must be from 1024 to 268435456.");
        Check(!string.IsNullOrWhiteSpace(MaxTokensField), "maxTokensField: the field's name is missing.");
        return mistakes;

        void Check(bool holds, string mistake)
        {
            if (!holds)
            {
                mistakes.Add(mistake);
            }
        }
    }

    private static bool InRange(TimeSpan value, TimeSpan most) => value > TimeSpan.Zero && value <= most;
}
