using System.Text;
using Parley.Core.Diagnostics;
using Parley.Core.Transport;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Core.Skills.Tools;

/// <summary>Calls an HTTP service. A reply in JSON is the result, and so is plain text, as a string; an empty reply is null.</summary>
public sealed class HttpTool : ITool
{
    private const int ShownCharacters = 200;

    private readonly ITransport _transport;
    private readonly HttpTemplate _template;
    private readonly string _method;
    private readonly TimeSpan _timeout;
    private readonly int _maxReplyBytes;
    private readonly List<KeyValuePair<string, string>> _headers;

    /// <summary>Throws <see cref="ArgumentException"/> with all mistakes when the options are wrong.</summary>
    /// <param name="input">The skill's input schema, whose properties the template may name.</param>
    public HttpTool(HttpToolOptions options, JsonSchema input, ITransport transport)
    {
        if (options.Validate(input) is { Count: > 0 } mistakes)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, mistakes), nameof(options));
        }

        _transport = transport;
        _template = new HttpTemplate(options.Url);
        _method = options.Method.ToUpperInvariant();
        (_timeout, _maxReplyBytes) = (options.Timeout, options.MaxReplyBytes);
        _headers = [new("Accept", "application/json"), .. options.Headers.OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase)];
    }

    /// <inheritdoc />
    public async ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, CancellationToken cancellationToken)
    {
        if (!_template.TryFill(arguments, out var url, out var mistake))
        {
            return new ParleyError(ParleyErrorCode.InvalidInput, $"The tool was not called: {mistake}.") { NothingWasDone = true };
        }

        var hasBody = _method is "POST" or "PUT" or "PATCH";
        var outcome = await _transport.SendAsync(
            new TransportRequest
            {
                Method = _method,
                Url = url!,
                Headers = _headers,
                ContentType = hasBody ? "application/json" : null,
                Body = hasBody ? JsonText.WriteUtf8(_template.Rest(arguments)) : ReadOnlyMemory<byte>.Empty,
                Timeout = _timeout,
                MaxReplyBytes = _maxReplyBytes,
            },
            cancellationToken);
        return outcome.TryGet(out var reply, out var error)
            ? Read(reply, $"{_method} {url!.GetLeftPart(UriPartial.Path)}")
            : error with { Message = $"{_method} {url!.GetLeftPart(UriPartial.Path)}: {error.Message}", NothingWasDone = error.Code == ParleyErrorCode.PeerUnreachable };
    }

    private Outcome<JsonValue> Read(TransportReply reply, string call)
    {
        var body = WithoutMark(reply.Body.Span);
        if (reply.Status is < 200 or > 299)
        {
            // A 4xx says that the server refused. Behind a gateway's 504 or a redirect that follows a POST the work may well be done.
            var said = Excerpt(body);
            return new ParleyError(
                reply.Status is >= 400 and <= 499 ? ParleyErrorCode.ToolFailed : ParleyErrorCode.PeerFailed,
                $"{call} answered with HTTP status {reply.Status}{(said.Length == 0 ? "" : $": {said}")}");
        }

        if (body.IsEmpty)
        {
            return JsonValue.Null;
        }

        if (JsonText.TryParse(body, JsonLimits.Default with { MaxBytes = _maxReplyBytes }, out var value, out var error))
        {
            return value;
        }

        return reply.ContentType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) == true
            ? (JsonValue)Encoding.UTF8.GetString(body)
            : new ParleyError(ParleyErrorCode.PeerNonsense, $"{call} answered with what is neither JSON nor plain text ({reply.ContentType ?? "no content type"}): {error}");
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) => body.StartsWith("\uFEFF"u8) ? body[3..] : body;

    private static string Excerpt(ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, 4 * ShownCharacters)]).ReplaceLineEndings(" ").Trim();
        return text.Length <= ShownCharacters ? text : text[..ShownCharacters] + "…";
    }
}
