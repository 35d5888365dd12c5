using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Parley.Protocol.Json;

/// <summary>Reads and writes JSON text (RFC 8259). Hostile text gives an error, never an exception.</summary>
public static class JsonText
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonWriterOptions Indented = Compact with { Indented = true, IndentSize = 2, NewLine = "\n" };

    /// <summary>Reads one JSON text. On failure <paramref name="error"/> says what is wrong and where.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, JsonLimits limits, out JsonValue value, out string? error)
    {
        value = default;
        if (utf8.Length > limits.MaxBytes)
        {
            error = $"The JSON text has {utf8.Length} bytes; at most {limits.MaxBytes} are accepted.";
            return false;
        }

        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = limits.MaxDepth });
        try
        {
            reader.Read();
            value = ReadValue(ref reader);
            reader.Read(); // a second value is the reader's own error
            error = null;
            return true;
        }
        catch (JsonException failure)
        {
            error = $"Not valid JSON at line {failure.LineNumber + 1}, byte {failure.BytePositionInLine + 1}: {FirstSentence(failure.Message)}";
        }
        catch (InvalidOperationException)
        {
            // Utf8JsonReader reports a lone surrogate or invalid UTF-8 inside a string this way.
            error = $"Not valid JSON: a string near byte {reader.TokenStartIndex} is not valid Unicode.";
        }

        value = default;
        return false;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, JsonLimits, out JsonValue, out string?)"/>
    public static bool TryParse(string text, out JsonValue value, out string? error)
        => TryParse(Encoding.UTF8.GetBytes(text), JsonLimits.Default, out value, out error);

    /// <summary>Reads text that this process wrote itself. Throws <see cref="FormatException"/> on anything else.</summary>
    public static JsonValue Parse(string text)
        => TryParse(Encoding.UTF8.GetBytes(text), JsonLimits.Default with { MaxBytes = int.MaxValue }, out var value, out var error) ? value : throw new FormatException(error);

    /// <summary>Compact text.</summary>
    public static string Write(JsonValue value) => Encoding.UTF8.GetString(WriteCore(value, Compact).WrittenSpan);

    /// <summary>Text with two-space indentation and line feeds, the same on every system.</summary>
    public static string WriteIndented(JsonValue value) => Encoding.UTF8.GetString(WriteCore(value, Indented).WrittenSpan);

    /// <summary>Compact UTF-8 bytes.</summary>
    public static byte[] WriteUtf8(JsonValue value) => WriteCore(value, Compact).WrittenSpan.ToArray();

    /// <summary>Writes into a writer that is already open.</summary>
    public static void WriteTo(Utf8JsonWriter writer, JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonKind.Boolean:
                writer.WriteBooleanValue(value.IsTrue);
                break;
            case JsonKind.Number:
                WriteNumber(writer, value.AsNumber);
                break;
            case JsonKind.String:
                writer.WriteStringValue(value.AsString);
                break;
            case JsonKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.AsArray!.AsSpan())
                {
                    WriteTo(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonKind.Object:
                WriteObject(writer, value.AsObject!);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, JsonObject members)
    {
        writer.WriteStartObject();
        foreach (var (name, member) in members.Members)
        {
            if (!member.IsMissing)
            {
                writer.WritePropertyName(name);
                WriteTo(writer, member);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, double number)
    {
        if (!double.IsFinite(number))
        {
            writer.WriteNullValue();
        }
        else if (Math.Abs(number) < 1e15 && Math.Truncate(number) == number)
        {
            writer.WriteNumberValue((long)number);
        }
        else
        {
            writer.WriteRawValue(JsonNumber.Format(number), skipInputValidation: true);
        }
    }

    private static ArrayBufferWriter<byte> WriteCore(JsonValue value, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(buffer, options);
        WriteTo(writer, value);
        writer.Flush();
        return buffer;
    }

    private static JsonValue ReadValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return new JsonValue(reader.GetString()!);
            case JsonTokenType.Number:
                return new JsonValue(reader.GetDouble());
            case JsonTokenType.True:
                return JsonValue.True;
            case JsonTokenType.False:
                return JsonValue.False;
            case JsonTokenType.StartArray:
                var items = new JsonArray();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(ReadValue(ref reader));
                }

                return items;
            case JsonTokenType.StartObject:
                var members = new JsonObject(4);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    members[name] = ReadValue(ref reader);
                }

                return members;
            default:
                return JsonValue.Null;
        }
    }

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? message : message[..(end + 1)];
    }
}
