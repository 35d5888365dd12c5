using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Parley.Protocol.Json;

/// <summary>Reads and writes JSON text (RFC 8259). Hostile text gives an error, never an exception.</summary>
public static class JsonText
{
    private const int FirstBytes = 1024;
    private const int MaxKeptBytes = 64 << 10;
    private const int MaxStackBytes = 512;
    private const int MaxBytesPerChar = 3;

    [ThreadStatic]
    private static byte[]? _kept;

    /// <summary>Reads one JSON text. On failure <paramref name="error"/> says what is wrong and where.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, JsonLimits limits, out JsonValue value, out string? error)
    {
        value = default;
        error = null;
        if (utf8.Length > limits.MaxBytes)
        {
            error = TooLong(utf8.Length, limits);
            return false;
        }

        var reader = new JsonTextReader(utf8, limits.MaxDepth);
        if (reader.TryRead(out value))
        {
            return true;
        }

        value = default;
        var before = utf8[..reader.Position];
        error = $"Not valid JSON at line {before.Count((byte)'\n') + 1}, byte {before.Length - before.LastIndexOf((byte)'\n')}: {reader.Fault}";
        return false;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, JsonLimits, out JsonValue, out string?)"/>
    public static bool TryParse(string text, out JsonValue value, out string? error)
        => TryParse(text, JsonLimits.Default, out value, out error);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, JsonLimits, out JsonValue, out string?)"/>
    public static bool TryParse(string text, JsonLimits limits, out JsonValue value, out string? error)
    {
        // Every character is at least a byte.
        if (text.Length > limits.MaxBytes)
        {
            value = default;
            error = TooLong(Encoding.UTF8.GetByteCount(text), limits);
            return false;
        }

        if (text.Length <= MaxStackBytes / MaxBytesPerChar)
        {
            Span<byte> utf8 = stackalloc byte[MaxStackBytes];
            return TryParse(utf8[..Encoding.UTF8.GetBytes(text, utf8)], limits, out value, out error);
        }

        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetByteCount(text));
        var isRead = TryParse(rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)), limits, out value, out error);
        ArrayPool<byte>.Shared.Return(rented);
        return isRead;
    }

    /// <summary>Reads text that this process wrote itself. Throws <see cref="FormatException"/> on anything else.</summary>
    public static JsonValue Parse(string text)
        => TryParse(text, JsonLimits.Default with { MaxBytes = int.MaxValue }, out var value, out var error) ? value : throw new FormatException(error);

    /// <summary>Compact text. What is Missing is left out of objects and <c>null</c> elsewhere, as are numbers and values that JSON does not have.</summary>
    /// <exception cref="InvalidOperationException">The value nests deeper than 1,000 or holds itself; so for every way to write.</exception>
    public static string Write(JsonValue value) => Write(value, indented: false);

    /// <summary>Text with two-space indentation and line feeds, the same on every system.</summary>
    public static string WriteIndented(JsonValue value) => Write(value, indented: true);

    /// <summary>Compact UTF-8 bytes.</summary>
    public static byte[] WriteUtf8(JsonValue value)
    {
        var writer = Fill(value, indented: false);
        var utf8 = writer.Written.ToArray();
        Keep(writer.Own);
        return utf8;
    }

    /// <summary>Bytes with the compact text of a value between them as a JSON string: text within a text, as Agora carries bodies.</summary>
    internal static byte[] WriteUtf8Around(ReadOnlySpan<byte> before, JsonValue value, ReadOnlySpan<byte> after)
    {
        var writer = Fill(value, indented: false);
        var inner = writer.Written;
        var utf8 = new byte[before.Length + inner.Length + inner.Count((byte)'"') + inner.Count((byte)'\\') + after.Length + 2];
        before.CopyTo(utf8);
        var at = JsonStringWriter.Quote(inner, utf8, before.Length);
        after.CopyTo(utf8.AsSpan(at));
        Keep(writer.Own);
        return utf8;
    }

    /// <summary>Compact UTF-8 bytes at the end of a buffer.</summary>
    public static void WriteTo(IBufferWriter<byte> output, JsonValue value) => new JsonTextWriter(output).Write(value);

    /// <summary>Compact text as one value of a writer that is already open.</summary>
    public static void WriteTo(Utf8JsonWriter writer, JsonValue value)
    {
        var text = Fill(value, indented: false);
        writer.WriteRawValue(text.Written, skipInputValidation: true);
        Keep(text.Own);
    }

    private static string Write(JsonValue value, bool indented)
    {
        var writer = Fill(value, indented);
        var text = Encoding.UTF8.GetString(writer.Written);
        Keep(writer.Own);
        return text;
    }

    private static JsonTextWriter Fill(JsonValue value, bool indented)
    {
        var writer = new JsonTextWriter(_kept ?? new byte[FirstBytes], indented);
        _kept = null; // another text may be written meanwhile
        writer.Write(value);
        return writer;
    }

    private static void Keep(byte[] buffer)
    {
        if (buffer.Length <= MaxKeptBytes)
        {
            _kept = buffer;
        }
    }

    private static string TooLong(int bytes, JsonLimits limits) => $"The JSON text has {bytes} bytes; at most {limits.MaxBytes} are accepted.";
}
