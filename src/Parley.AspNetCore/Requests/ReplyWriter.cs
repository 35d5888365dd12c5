using System.Globalization;
using Microsoft.AspNetCore.Http;
using Parley.Core.Diagnostics;
using Parley.Core.Transport;
using Parley.Protocol.Json;

namespace Parley.AspNetCore.Requests;

/// <summary>Writes the node's replies as HTTP: a plain one as it is, a streamed one as server-sent events (WHATWG HTML, section 9.2).</summary>
internal static class ReplyWriter
{
    private static readonly byte[] LineFeed = "\n"u8.ToArray();

    public static Task WriteAsync(HttpResponse response, TransportReply reply, CancellationToken cancellationToken)
    {
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        for (var i = 0; i < reply.Headers.Count; i++)
        {
            response.Headers.Append(reply.Headers[i].Key, reply.Headers[i].Value);
        }

        if (reply.Events is { } events)
        {
            return StreamAsync(response, events, cancellationToken);
        }

        response.ContentLength = reply.Body.Length;
        return HttpMethods.IsHead(response.HttpContext.Request.Method) ? Task.CompletedTask : WriteWholeAsync(response, reply.Body, cancellationToken);
    }

    /// <summary>Straight into the server's buffer, as a rule at once.</summary>
    private static Task WriteWholeAsync(HttpResponse response, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var writing = response.BodyWriter.WriteAsync(body, cancellationToken);
        if (!writing.IsCompletedSuccessfully)
        {
            return writing.AsTask();
        }

        _ = writing.Result;
        return Task.CompletedTask;
    }

    /// <summary>Refuses a request that the node doesn't get to see, in the shape of the node's own errors.</summary>
    /// <param name="status">Where HTTP has a better word for it than the table.</param>
    public static Task RefuseAsync(HttpResponse response, ParleyError error, CancellationToken cancellationToken, int? status = null)
    {
        // A timeout here is the client's: its body didn't come.
        status ??= error.Code == ParleyErrorCode.Timeout ? StatusCodes.Status408RequestTimeout : ErrorTable.Of(error.Code).HttpStatus;
        if (error.RetryAfter is { } after)
        {
            response.Headers.RetryAfter = Seconds(after);
        }

        return WriteAsync(response, new TransportReply { Status = status.Value, ContentType = "application/json", Body = JsonText.WriteUtf8(ErrorTable.Body(error)) }, cancellationToken);
    }

    /// <summary>As <c>Retry-After</c> takes it (RFC 9110, section 10.2.3): whole seconds, and not at once.</summary>
    public static string Seconds(TimeSpan after) => Math.Max(1, (long)Math.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private static async Task StreamAsync(HttpResponse response, IAsyncEnumerable<ReadOnlyMemory<byte>> events, CancellationToken cancellationToken)
    {
        response.ContentType ??= "text/event-stream";
        response.Headers.CacheControl = "no-cache";
        await foreach (var lines in events.WithCancellation(cancellationToken))
        {
            await response.Body.WriteAsync(lines, cancellationToken);
            if (lines.IsEmpty || lines.Span[^1] != (byte)'\n')
            {
                await response.Body.WriteAsync(LineFeed, cancellationToken);
            }

            await response.Body.WriteAsync(LineFeed, cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
        }
    }
}
