using System.Net;
using Parley.Core.Diagnostics;
using Parley.Core.Transport;
using Parley.Net.Http;

namespace Parley.Net.Fetching;

/// <summary>
/// Fetches texts that strangers name: http and https, public addresses unless their origin is allowed, checked again at every redirect, no proxy, no cookies, no compression.
/// </summary>
public sealed class GuardedFetch : IGuardedFetch, IDisposable
{
    private readonly int _maxBytes;
    private readonly int _maxRedirects;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker? _own;
    private readonly Func<HttpMessageInvoker> _client;

    /// <summary>With connections of its own. Throws <see cref="ArgumentException"/> with all mistakes when the options are wrong.</summary>
    public GuardedFetch(GuardedFetchOptions options, TimeProvider time)
        : this(options, time, Dns.GetHostAddressesAsync)
    {
    }

    /// <summary>Over somebody else's handlers, the innermost of which must come from <see cref="CreateHandler"/>: the guard is there and nowhere else.</summary>
    /// <param name="client">Asked before every request; what it returns is not disposed here.</param>
    public GuardedFetch(GuardedFetchOptions options, TimeProvider time, Func<HttpMessageInvoker> client)
    {
        Check(options);
        (_maxBytes, _maxRedirects, _timeout, _time, _client) = (options.MaxBytes, options.MaxRedirects, options.Timeout, time, client);
    }

    internal GuardedFetch(GuardedFetchOptions options, TimeProvider time, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
    {
        Check(options);
        (_maxBytes, _maxRedirects, _timeout, _time) = (options.MaxBytes, options.MaxRedirects, options.Timeout, time);
        _own = new HttpMessageInvoker(Handler(options, resolve));
        _client = () => _own;
    }

    /// <summary>
    /// The handler that holds the guard. It resolves names itself, refuses addresses that are not public at the moment it connects, and uses no proxy,
    /// which would resolve names out of its sight.
    /// </summary>
    public static SocketsHttpHandler CreateHandler(GuardedFetchOptions options) => Handler(options, Dns.GetHostAddressesAsync);

    private static SocketsHttpHandler Handler(GuardedFetchOptions options, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
    {
        var allowed = options.AllowedOrigins.Select(origin => GuardedConnector.Origin(new Uri(origin))).ToHashSet(StringComparer.Ordinal);
        return new SocketsHttpHandler
        {
            UseCookies = false,
            UseProxy = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            MaxConnectionsPerServer = 4,
            ConnectCallback = new GuardedConnector(allowed, resolve).ConnectAsync,
        };
    }

    private static void Check(GuardedFetchOptions options)
    {
        if (options.Validate() is { Count: > 0 } mistakes)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, mistakes), nameof(options));
        }
    }

    /// <inheritdoc />
    public async ValueTask<Outcome<FetchedText>> FetchAsync(Uri url, int maxBytes, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_timeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await FollowAsync(url, Math.Min(maxBytes, _maxBytes), both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ParleyError(ParleyErrorCode.Timeout, $"{url} was not fetched within {_timeout.TotalSeconds:0.###} s.");
        }
        catch (HttpRequestException failure) when (failure.InnerException is RefusedAddressException refusal)
        {
            return Refused(url, refusal.Message);
        }
        catch (HttpRequestException failure)
        {
            return HttpFailure.Of(url, failure);
        }
        catch (IOException failure)
        {
            return HttpFailure.Broken(url, failure);
        }
    }

    /// <summary>Closes connections of its own.</summary>
    public void Dispose() => _own?.Dispose();

    private async ValueTask<Outcome<FetchedText>> FollowAsync(Uri url, int maxBytes, CancellationToken cancellationToken)
    {
        for (var redirects = 0; redirects <= _maxRedirects; redirects++)
        {
            if (!url.IsAbsoluteUri || !GuardedFetchOptions.IsHttp(url) || url.UserInfo.Length > 0)
            {
                return Refused(url, "Only http and https addresses without a user name are fetched.");
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.TryAddWithoutValidation("Accept", "text/plain, text/markdown, text/*;q=0.9, */*;q=0.5");
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
            using var response = await _client().SendAsync(request, cancellationToken);
            if (response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
                && response.Headers.Location is { } location)
            {
                if (!Uri.TryCreate(url, location, out var next))
                {
                    return Refused(url, "It redirects to what is no address.");
                }

                url = next;
                continue;
            }

            return await ReadAsync(url, response, maxBytes, cancellationToken);
        }

        return Refused(url, $"It redirects more than {_maxRedirects} times.");
    }

    private static async ValueTask<Outcome<FetchedText>> ReadAsync(Uri url, HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            return new ParleyError(ParleyErrorCode.PeerFailed, $"{url} answered with HTTP status {(int)response.StatusCode}.");
        }

        var bytes = await BoundedBody.ReadAsync(response.Content, maxBytes, cancellationToken);
        return bytes is null
            ? new ParleyError(ParleyErrorCode.TooLarge, $"The text at {url} is longer than {maxBytes} bytes.")
            : new FetchedText(bytes, response.Content.Headers.ContentType?.CharSet?.Trim('"'));
    }

    private static ParleyError Refused(Uri url, string why) => new(ParleyErrorCode.FetchRefused, $"{url} is not fetched: {why}");
}
