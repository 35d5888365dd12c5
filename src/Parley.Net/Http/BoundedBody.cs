using System.Buffers;

namespace Parley.Net.Http;

/// <summary>Reads a body up to a limit. What is announced as too long is not read at all, and what turns out too long is not kept.</summary>
internal static class BoundedBody
{
    private const int ChunkBytes = 16 * 1024;

    /// <summary>Null when the body is longer than <paramref name="maxBytes"/>.</summary>
    public static async ValueTask<byte[]?> ReadAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > maxBytes)
        {
            return null;
        }

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var whole = new ArrayBufferWriter<byte>((int)Math.Clamp(content.Headers.ContentLength ?? 0, 1, ChunkBytes));
        while (true)
        {
            // One byte more than allowed shows that there is more, without taking it in.
            var room = (int)Math.Min(ChunkBytes, (long)maxBytes - whole.WrittenCount + 1);
            var count = await stream.ReadAsync(whole.GetMemory(room)[..room], cancellationToken);
            if (count == 0)
            {
                return whole.WrittenSpan.ToArray();
            }

            whole.Advance(count);
            if (whole.WrittenCount > maxBytes)
            {
                return null;
            }
        }
    }
}
