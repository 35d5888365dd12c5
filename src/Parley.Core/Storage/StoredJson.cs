using System.Text;
using Parley.Protocol.Json;

namespace Parley.Core.Storage;

/// <summary>JSON text of rows, which this program wrote itself: any size, and deeper than what is accepted from a peer.</summary>
public static class StoredJson
{
    private static readonly JsonLimits Limits = new() { MaxBytes = int.MaxValue, MaxDepth = 1000 };

    /// <summary>Throws <see cref="FormatException"/> when the text is not JSON: the row is damaged.</summary>
    public static JsonValue Parse(string text)
        => JsonText.TryParse(Encoding.UTF8.GetBytes(text), Limits, out var value, out var error) ? value : throw new FormatException(error);
}
