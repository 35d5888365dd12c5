using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Parley.Protocol.Json;

namespace Parley.Tests.Protocol.Json;

/// <summary>The text that <see cref="Utf8JsonWriter"/> writes for a value, with ECMAScript's numbers.</summary>
internal static class PlatformText
{
    public static JsonWriterOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonWriterOptions Indented { get; } = Compact with { Indented = true, IndentSize = 2, NewLine = "\n" };

    public static string Write(JsonValue value, bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, indented ? Indented : Compact))
        {
            Write(writer, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonKind.String:
                writer.WriteStringValue(value.AsString);
                break;
            case JsonKind.Number when double.IsFinite(value.AsNumber):
                writer.WriteRawValue(EcmaNumber.Format(value.AsNumber));
                break;
            case JsonKind.Boolean:
                writer.WriteBooleanValue(value.IsTrue);
                break;
            case JsonKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.AsArray!)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonKind.Object:
                writer.WriteStartObject();
                foreach (var (name, member) in value.AsObject!)
                {
                    writer.WritePropertyName(name);
                    Write(writer, member);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
