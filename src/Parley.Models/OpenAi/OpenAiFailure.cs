using System.Text;
using Parley.Core.Diagnostics;
using Parley.Core.Prompting;
using Parley.Core.Transport;
using Parley.Protocol.Json;

namespace Parley.Models.OpenAi;

/// <summary>What went wrong at the endpoint, in words that say what to do. The key is in none of them, not even where the server repeats it.</summary>
internal sealed class OpenAiFailure(OpenAiOptions options)
{
    private const int MaxServerWords = 300;
    private const int MaxBytesLookedAt = 4096;

    public static bool IsTransient(int status) => status is 429 or 500 or 502 or 503 or 504;

    /// <summary>A spent quota answers 429 as well, and waiting doesn't fill it.</summary>
    public static bool IsQuota(TransportReply reply)
        => JsonText.TryParse(reply.Body.Span, JsonLimits.Default, out var body, out _) && body["error"]["code"].AsString is "insufficient_quota" or "billing_hard_limit_reached";

    public ModelException Of(TransportReply reply) => reply.Status switch
    {
        401 or 403 => new(ParleyErrorCode.ModelUnavailable, Refused(reply.Status)),
        404 => new(ParleyErrorCode.ModelUnavailable, $"{options.Endpoint} has no model '{options.Model}', or chat completions are not served there; check \"model\", and that \"endpoint\" ends like http://127.0.0.1:11434/v1.{Words(reply)}"),
        429 when IsQuota(reply) => new(ParleyErrorCode.ModelRateLimited, $"The quota of the key for {options.Endpoint} is spent; check the account's plan and billing."),
        429 => new(ParleyErrorCode.ModelRateLimited, $"Model '{options.Model}' at {options.Endpoint} is rate-limited; try again later, or use fewer or smaller requests.{Words(reply)}"),
        >= 500 => new(ParleyErrorCode.ModelUnavailable, $"The server of model '{options.Model}' at {options.Endpoint} failed with HTTP status {reply.Status}; see its log.{Words(reply)}"),
        _ => new(ParleyErrorCode.ModelUnavailable, $"{options.Endpoint} refused the request for model '{options.Model}' with HTTP status {reply.Status}.{Words(reply)}"),
    };

    public ModelException Of(ParleyError error) => error.Code switch
    {
        ParleyErrorCode.Timeout => new(ParleyErrorCode.ModelTimeout, $"Model '{options.Model}' at {options.Endpoint} gave no whole answer within {options.Timeout.TotalSeconds:0.###} s; raise the timeout or use a faster model."),
        ParleyErrorCode.PeerUnreachable => new(ParleyErrorCode.ModelUnavailable, $"Model '{options.Model}' can't be reached: is the server running at {options.Endpoint}? {error.Message}"),
        ParleyErrorCode.TooLarge => new(ParleyErrorCode.ModelNonsense, $"The answer of model '{options.Model}' is longer than {options.MaxReplyBytes} bytes."),
        _ => new(ParleyErrorCode.ModelUnavailable, $"Model '{options.Model}' at {options.Endpoint} failed: {error.Message}"),
    };

    public ModelException Nonsense(ReadOnlySpan<byte> body)
        => new(ParleyErrorCode.ModelNonsense, $"{options.Endpoint} does not answer with a chat completion; check that \"endpoint\" ends like http://127.0.0.1:11434/v1. It said: {Scrub(Encoding.UTF8.GetString(body[..Math.Min(body.Length, MaxBytesLookedAt)]))}");

    /// <summary>An error object that arrived with a status of success or within a stream.</summary>
    public ModelException Reported(JsonValue error)
        => new(ParleyErrorCode.ModelUnavailable, $"Model '{options.Model}' at {options.Endpoint} reports an error: {Scrub(error["message"].AsString ?? error.AsString ?? JsonText.Write(error))}");

    private string Refused(int status)
    {
        var what = string.IsNullOrEmpty(options.ApiKey) ? "wants a key" : "refuses the key";
        var todo = options.ApiKeyEnv is { Length: > 0 } name ? $"set the environment variable {name} to a valid one" : "name the environment variable that holds one under \"apiKeyEnv\"";
        return $"{options.Endpoint} {what} for model '{options.Model}' (HTTP status {status}); {todo}.";
    }

    private string Words(TransportReply reply)
    {
        var said = JsonText.TryParse(reply.Body.Span, JsonLimits.Default, out var body, out _)
            ? body["error"]["message"].AsString ?? body["error"].AsString ?? body["message"].AsString ?? body["detail"].AsString
            : null;
        return string.IsNullOrWhiteSpace(said) ? "" : $" The server says: {Scrub(said)}";
    }

    private string Scrub(string said)
    {
        var key = options.ApiKey?.Trim();
        var clean = string.IsNullOrEmpty(key) ? said : said.Replace(key, "***", StringComparison.Ordinal);
        return clean.Length <= MaxServerWords ? clean : clean[..MaxServerWords] + "…";
    }
}
