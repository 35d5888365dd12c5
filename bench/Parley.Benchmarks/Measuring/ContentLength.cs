using System.Buffers.Text;
using System.Text;

namespace Parley.Benchmarks.Measuring;

/// <summary>The one header that a caller needs to know where a reply ends. Names of headers have no case (RFC 9110, section 5.1).</summary>
internal static class ContentLength
{
    private static ReadOnlySpan<byte> Name => "Content-Length:"u8;

    /// <summary>Null when the head doesn't say it.</summary>
    public static int? Of(ReadOnlySpan<byte> head)
    {
        foreach (var range in head.Split("\r\n"u8))
        {
            var line = head[range];
            if (line.Length > Name.Length && Ascii.EqualsIgnoreCase(line[..Name.Length], Name))
            {
                return Utf8Parser.TryParse(line[Name.Length..].TrimStart(" \t"u8), out int length, out _) ? length : null;
            }
        }

        return null;
    }
}
