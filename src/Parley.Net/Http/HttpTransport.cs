using System.Net.Http.Headers;
using System.Net.Mime;
using System.Runtime.CompilerServices;
using Parley.Core.Diagnostics;
using Parley.Core.Transport;

namespace Parley.Net.Http;

/// <summary>
/// The transport over HTTP. Cookies, redirects and compression are off: what was asked is what is sent, and a reply's length is what crossed the wire.
/// A <c>text/event-stream</c> reply is handed on event by event, each as its lines without the closing blank one.
/// </summary>
public sealed class HttpTransport : ITransport, IDisposable
{
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker? _own;
    private readonly Func<HttpMessageInvoker> _client;

    /// <summary>With connections of its own.</summary>
    public HttpTransport(TimeProvider time)
    {
        (_time, _own) = (time, new HttpMessageInvoker(OutgoingHandlers.Create()));
        _client = () => _own;
    }

    /// <summary>Over somebody else's connections, such as those of an <c>IHttpClientFactory</c>.</summary>
    /// <param name="client">Asked before every request; what it returns is not disposed here.</param>
    public HttpTransport(TimeProvider time, Func<HttpMessageInvoker> client) => (_time, _client) = (time, client);

    /// <inheritdoc />
    public async ValueTask<Outcome<TransportReply>> SendAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        if (!TryBuild(request, out var message, out var mistake))
        {
            return mistake;
        }

        var timeout = new CancellationTokenSource(request.Timeout, _time);
        var keep = false;
        try
        {
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
            var response = await _client().SendAsync(message, both.Token);
            keep = response.Content.Headers.ContentType?.MediaType == MediaTypeNames.Text.EventStream;
            if (keep)
            {
                return Reply(response) with { Events = ReadEvents(request, response, timeout, cancellationToken) };
            }

            using (response)
            {
                var body = await BoundedBody.ReadAsync(response.Content, request.MaxReplyBytes, both.Token);
                return body is null ? HttpFailure.TooLarge(request) : Reply(response) with { Body = body };
            }
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            return timeout.IsCancellationRequested ? HttpFailure.TimedOut(request) : HttpFailure.GivenUp(request.Url, failure);
        }
        catch (HttpRequestException failure)
        {
            return HttpFailure.Of(request.Url, failure);
        }
        catch (IOException failure)
        {
            return HttpFailure.Broken(request.Url, failure);
        }
        finally
        {
            message.Dispose();
            if (!keep)
            {
                timeout.Dispose();
            }
        }
    }

    /// <summary>Closes connections of its own.</summary>
    public void Dispose() => _own?.Dispose();

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadEvents(
        TransportRequest request, HttpResponseMessage response, CancellationTokenSource timeout, CancellationToken caller, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var keptTimeout = timeout;
        using var keptResponse = response;
        using var both = CancellationTokenSource.CreateLinkedTokenSource(caller, cancellationToken, timeout.Token);
        var reader = new EventStreamReader(await response.Content.ReadAsStreamAsync(both.Token), request.MaxReplyBytes);
        while (await ReadEvent(request, reader, timeout, both.Token) is { } item)
        {
            yield return item;
        }

        if (reader.IsTooLong)
        {
            throw new TransportException(HttpFailure.TooLarge(request));
        }
    }

    private static async ValueTask<ReadOnlyMemory<byte>?> ReadEvent(TransportRequest request, EventStreamReader reader, CancellationTokenSource timeout, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(cancellationToken);
        }
        catch (OperationCanceledException failure) when (timeout.IsCancellationRequested)
        {
            throw new TransportException(HttpFailure.TimedOut(request), failure);
        }
        catch (IOException failure)
        {
            throw new TransportException(HttpFailure.Broken(request.Url, failure), failure);
        }
    }

    private static bool TryBuild(TransportRequest request, out HttpRequestMessage message, out ParleyError mistake)
    {
        message = new HttpRequestMessage();
        mistake = new ParleyError(ParleyErrorCode.InvalidRequest, $"'{request.Url}' is no absolute http or https address.");
        if (!request.Url.IsAbsoluteUri || (request.Url.Scheme != Uri.UriSchemeHttp && request.Url.Scheme != Uri.UriSchemeHttps))
        {
            return false;
        }

        message = new HttpRequestMessage(new HttpMethod(request.Method), request.Url);
        if (request.Body.Length > 0 || request.Method is "POST" or "PUT" or "PATCH")
        {
            message.Content = new ReadOnlyMemoryContent(request.Body);
            message.Content.Headers.ContentType = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type : null;
        }

        foreach (var (name, value) in request.Headers)
        {
            if (value.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0 || !message.Headers.TryAddWithoutValidation(name, value))
            {
                mistake = new ParleyError(ParleyErrorCode.InvalidRequest, $"The header '{name}' can't be sent: its name or value is not allowed in HTTP.");
                return false;
            }
        }

        return true;
    }

    private static TransportReply Reply(HttpResponseMessage response) => new()
    {
        Status = (int)response.StatusCode,
        ContentType = response.Content.Headers.ContentType?.ToString(),
        Headers = [.. response.Headers.Concat(response.Content.Headers).SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value)))],
    };
}
