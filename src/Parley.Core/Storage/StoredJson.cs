using System.Text;
using Parley.Protocol.Json;

namespace Parley.Core.Storage;

/// <summary>JSON text of rows, which this program wrote itself: any size, and deeper than what is accepted from a peer.</summary>
public static class StoredJson
{
    private static readonly JsonLimits Limits = new() { MaxBytes = int.MaxValue, MaxDepth = 1000 };

    /// <summary>Throws <see cref="FormatException"/> when the text is not JSON: the row is damaged.</summary>
    public static JsonValue Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="Parse(string)"/>
    public static JsonValue Parse(ReadOnlySpan<byte> utf8)
        => JsonText.TryParse(utf8, Limits, out var value, out var error) ? value : throw new FormatException(error);
}
