using Parley.Benchmarks.Measuring;

namespace Parley.Benchmarks.Wire.Load;

/// <summary>The least that has to be read of a reply to know that it is whole and good. One reply at a time is in the buffer: nothing is pipelined.</summary>
internal readonly record struct HttpReply(bool IsWhole, bool IsOk)
{
    private static ReadOnlySpan<byte> HeadEnd => "\r\n\r\n"u8;

    public static HttpReply Read(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> expected)
    {
        var end = bytes.IndexOf(HeadEnd);
        if (end < 0)
        {
            return default;
        }

        var head = bytes[..end];
        var body = bytes[(end + HeadEnd.Length)..];
        // Without a length it comes in chunks.
        var isWhole = ContentLength.Of(head) is { } length ? body.Length >= length : body.EndsWith("0\r\n\r\n"u8);
        return new HttpReply(isWhole, isWhole && head.StartsWith("HTTP/1.1 200 "u8) && body.IndexOf(expected) >= 0);
    }
}
