using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Parley.Core.Diagnostics;
using Parley.Core.Prompting;
using Parley.Core.Transport;
using Parley.Protocol.Json;

namespace Parley.Models.OpenAi;

/// <summary>
/// A chat client for any endpoint with OpenAI's chat completions. It tries again on 429 and 5xx and on broken connections, and fails with
/// <see cref="ModelException"/>. It calls no tools itself.
/// </summary>
public sealed class OpenAiChatClient : IChatClient
{
    private readonly OpenAiOptions _options;
    private readonly ITransport _transport;
    private readonly TimeProvider _time;
    private readonly Func<double> _jitter;
    private readonly Uri _url;
    private readonly OpenAiRequestWriter _writer;
    private readonly OpenAiFailure _failure;
    private readonly JsonLimits _limits;

    /// <summary>Throws <see cref="ArgumentException"/> with all mistakes when the options are wrong.</summary>
    /// <param name="jitter">A number from 0 to 1 for each wait, so that many clients don't come back at once.</param>
    public OpenAiChatClient(OpenAiOptions options, ITransport transport, TimeProvider time, Func<double> jitter)
    {
        if (options.Validate() is { Count: > 0 } mistakes)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, mistakes), nameof(options));
        }

        (_options, _transport, _time, _jitter) = (options, transport, time, jitter);
        _url = CompletionsUrl(new Uri(options.Endpoint));
        _writer = new OpenAiRequestWriter(options.Model, options.MaxTokensField, options.SendsTemperature);
        _failure = new OpenAiFailure(options);
        _limits = JsonLimits.Default with { MaxBytes = options.MaxReplyBytes };
    }

    /// <inheritdoc />
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => ReadWhole(await SendAsync(_writer.Write(messages, options, streams: false), cancellationToken));

    /// <inheritdoc />
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var reply = await SendAsync(_writer.Write(messages, options, streams: true), cancellationToken);
        if (reply.Events is not { } events)
        {
            foreach (var update in ReadWhole(reply).ToChatResponseUpdates())
            {
                yield return update;
            }

            yield break;
        }

        var reader = new OpenAiStreamReader();
        await using var items = events.GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(items, reader) is { } chunk)
        {
            yield return reader.Read(chunk);
        }

        if (!reader.IsDone)
        {
            throw new ModelException(ParleyErrorCode.ModelUnavailable, $"The answer of model '{_options.Model}' at {_options.Endpoint} broke off; try again.");
        }

        if (reader.Finish() is { } calls)
        {
            yield return calls;
        }
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null)
        => serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("openai", new Uri(_options.Endpoint), _options.Model)
            : serviceType.IsInstanceOfType(this) ? this
            : null;

    /// <inheritdoc />
    public void Dispose()
    {
        // The transport belongs to whoever made it.
    }

    private async ValueTask<TransportReply> SendAsync(byte[] body, CancellationToken cancellationToken)
    {
        var request = Request(body);
        var retry = new OpenAiRetry(_options, _time, _jitter);
        while (true)
        {
            var outcome = await _transport.SendAsync(request, cancellationToken);
            if (outcome.TryGet(out var reply, out var error) && reply.Status is >= 200 and < 300)
            {
                return reply;
            }

            var mayHelp = reply is null ? error!.Code == ParleyErrorCode.PeerFailed : OpenAiFailure.IsTransient(reply.Status) && !OpenAiFailure.IsQuota(reply);
            if (!mayHelp || !await retry.WaitAsync(reply, cancellationToken))
            {
                throw reply is null ? _failure.Of(error!) : _failure.Of(reply);
            }
        }
    }

    private TransportRequest Request(byte[] body)
    {
        var key = _options.ApiKey?.Trim();
        return new TransportRequest
        {
            Method = "POST",
            Url = _url,
            Headers = string.IsNullOrEmpty(key) ? [] : [new("Authorization", $"Bearer {key}")],
            ContentType = "application/json",
            Body = body,
            Timeout = _options.Timeout,
            MaxReplyBytes = _options.MaxReplyBytes,
        };
    }

    private ChatResponse ReadWhole(TransportReply reply)
    {
        if (!JsonText.TryParse(reply.Body.Span, _limits, out var body, out _))
        {
            throw _failure.Nonsense(reply.Body.Span);
        }

        ThrowIfError(body);
        return OpenAiReplyReader.TryRead(body, out var response) ? response : throw _failure.Nonsense(reply.Body.Span);
    }

    /// <summary>The next chunk, or null at the end.</summary>
    private async ValueTask<JsonValue?> NextAsync(IAsyncEnumerator<ReadOnlyMemory<byte>> items, OpenAiStreamReader reader)
    {
        try
        {
            while (await items.MoveNextAsync())
            {
                var data = OpenAiStreamReader.Data(items.Current);
                if (data?.Trim() == "[DONE]")
                {
                    reader.IsDone = true;
                    return null;
                }

                if (data is not null)
                {
                    return JsonText.TryParse(data, out var chunk, out _) ? ThrowIfError(chunk) : throw _failure.Nonsense(items.Current.Span);
                }
            }

            return null;
        }
        catch (TransportException broken)
        {
            throw _failure.Of(broken.Error);
        }
    }

    private JsonValue ThrowIfError(JsonValue body) => body["error"].Kind is JsonKind.Object or JsonKind.String ? throw _failure.Reported(body["error"]) : body;

    private static Uri CompletionsUrl(Uri endpoint)
    {
        var path = endpoint.AbsolutePath.TrimEnd('/');
        return new UriBuilder(endpoint) { Path = path.EndsWith("/chat/completions", StringComparison.Ordinal) ? path : path + "/chat/completions" }.Uri;
    }
}
