using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Parley.Core.Diagnostics;

namespace Parley.AspNetCore.Requests;

/// <summary>Reads a request's body within the node's limits: an announced excess is refused before a byte is read, an unannounced one as soon as it shows.</summary>
internal static class RequestReader
{
    /// <summary>Whether the body would have to be unfolded (RFC 9110, section 8.4): nobody knows how large it is then.</summary>
    public static bool IsEncoded(HttpRequest request)
        => request.Headers.ContentEncoding is { Count: > 0 } encodings && encodings.Any(static encoding => !string.IsNullOrWhiteSpace(encoding) && !encoding.Trim().Equals("identity", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The body, if its length was announced and all of it has arrived: nothing has to be waited for, so nothing has to be timed.
    /// Whoever is done with the bytes advances the reader to their end; when false, nothing was taken.
    /// </summary>
    public static bool TryReadWhole(HttpRequest request, int maxBytes, out ReadOnlySequence<byte> body)
    {
        body = default;
        if (request.ContentLength is not { } length || length == 0 || length > maxBytes)
        {
            return false;
        }

        try
        {
            if (!request.BodyReader.TryRead(out var read))
            {
                return false;
            }

            body = read.Buffer;
            if (read.IsCompleted && !read.IsCanceled && body.Length == length)
            {
                return true;
            }

            request.BodyReader.AdvanceTo(body.Start);
        }
        catch (BadHttpRequestException)
        {
            // It meets the next read again, which says what is wrong.
        }

        return false;
    }

    /// <summary>The body, which whoever is done with it disposes.</summary>
    public static async ValueTask<Outcome<BodyBuffer>> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            return TooLarge(maxBytes);
        }

        try
        {
            return await ReadAsync(request.BodyReader, maxBytes, cancellationToken);
        }
        catch (BadHttpRequestException broken)
        {
            // The server's own limits: its size limit, its least data rate, broken chunks.
            return broken.StatusCode switch
            {
                StatusCodes.Status408RequestTimeout => TooSlow(),
                StatusCodes.Status413PayloadTooLarge => TooLarge(maxBytes),
                _ => ParleyError.Public(ParleyErrorCode.InvalidRequest, "The request's body is broken."),
            };
        }
        catch (OperationCanceledException) when (!request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            return TooSlow();
        }
    }

    private static async ValueTask<Outcome<BodyBuffer>> ReadAsync(PipeReader body, int maxBytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await body.ReadAsync(cancellationToken);
            if (read.Buffer.Length > maxBytes)
            {
                return TooLarge(maxBytes);
            }

            if (read.IsCompleted)
            {
                var bytes = BodyBuffer.CopyOf(read.Buffer);
                body.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static ParleyError TooLarge(int maxBytes) => ParleyError.Public(ParleyErrorCode.TooLarge, $"A message may have at most {maxBytes} bytes.");

    private static ParleyError TooSlow() => ParleyError.Public(ParleyErrorCode.Timeout, "The request's body did not arrive in time.");
}
