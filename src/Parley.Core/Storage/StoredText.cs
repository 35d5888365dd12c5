using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Parley.Core.Storage;

/// <summary>Writes the JSON text of a row straight from its record; one buffer per thread serves them all.</summary>
public static class StoredText
{
    private const int MaxKeptBytes = 64 << 10;

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _kept;

    /// <param name="writeMembers">Writes the members of the object that the row is; it must not write another row.</param>
    public static string Write<T>(T record, Action<Utf8JsonWriter, T> writeMembers)
    {
        var buffer = _kept ?? new ArrayBufferWriter<byte>(1024);
        _kept = null; // a writer that throws leaves nothing half written behind
        using var writer = new Utf8JsonWriter(buffer, Compact);
        writer.WriteStartObject();
        writeMembers(writer, record);
        writer.WriteEndObject();
        writer.Flush();
        var text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
        _kept = buffer.Capacity <= MaxKeptBytes ? buffer : null;
        return text;
    }
}
