using System.Buffers;
using System.CommandLine;
using System.Text;
using System.Text.Json;
using Parley.Benchmarks.Measuring;
using Parley.Benchmarks.Reporting;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Benchmarks.Schemas;

/// <summary><c>bench schemas</c>: reading, checking and writing one small JSON object on one thread, beside what <c>System.Text.Json</c> needs for the same bytes.</summary>
internal static class SchemasCommand
{
    private const string Schema = """
        {"type": "object", "required": ["city", "date"], "additionalProperties": false, "properties": {
          "city": {"type": "string", "minLength": 1, "maxLength": 80}, "date": {"type": "string"},
          "days": {"type": "integer", "minimum": 1, "maximum": 14}, "celsius": {"type": "boolean"}}}
        """;

    private static readonly byte[] Text = Encoding.UTF8.GetBytes("""{"city":"Paris","date":"2026-11-20","days":3,"celsius":true}""");

    private static readonly TimeSpan RoundTime = TimeSpan.FromMilliseconds(400);

    public static Command Create()
    {
        var rounds = ReportOptions.Rounds(9);
        var command = new Command("schemas", "JSON text and schema checks: operations a second on one thread.") { ReportOptions.Json, rounds };
        command.SetAction(arguments => Measure(arguments.GetValue(rounds)).Write(arguments.GetValue(ReportOptions.Json)));
        return command;
    }

    private static BenchmarkReport Measure(int rounds)
    {
        var schema = JsonSchema.Compile(JsonText.Parse(Schema)).Schema!;
        JsonText.TryParse(Text, JsonLimits.Default, out var value, out _);
        var output = new ArrayBufferWriter<byte>(256);
        var isSound = schema.IsValid(value) && JsonText.WriteUtf8(value).AsSpan().SequenceEqual(Text) && !schema.IsValid(new JsonObject());
        double PerSecond(Func<bool> operation) => Rounds.PerSecond(Batch(operation), rounds, RoundTime);
        return new BenchmarkReport("schemas",
        [
            new("validationsPerSecond", PerSecond(() => schema.IsValid(value)), "checks of a parsed object against its schema"),
            new("parseAndValidatePerSecond", PerSecond(() => Parse(out var parsed) && schema.IsValid(parsed)), "from UTF-8 bytes to a checked value"),
            new("parsePerSecond", PerSecond(() => Parse(out _)), "from UTF-8 bytes to a value"),
            new("writePerSecond", PerSecond(() => Write(output, value)), "from a value to UTF-8 bytes in a buffer that is there"),
            new("writeToArrayPerSecond", PerSecond(() => JsonText.WriteUtf8(value).Length > 0), "from a value to a new array of UTF-8 bytes"),
            new("utf8JsonReaderPerSecond", PerSecond(ReadIntoNothing), "the same bytes through Utf8JsonReader, building nothing: the floor"),
            new("utf8JsonReaderValuesPerSecond", PerSecond(ReadValues), "the same, taking each string and number, still building nothing"),
            new("jsonNodeParsePerSecond", PerSecond(() => System.Text.Json.Nodes.JsonNode.Parse(Text) is not null), "the same bytes to a JsonNode"),
            new("allocatedPerParse", Rounds.AllocatedPerOperation(Batch(() => Parse(out _))), "bytes"),
            new("allocatedPerWrite", Rounds.AllocatedPerOperation(Batch(() => Write(output, value))), "bytes, into a buffer that is there"),
        ])
        {
            Notes = [$"{Text.Length} bytes: {Encoding.UTF8.GetString(Text)}", $"median of {rounds} rounds of {RoundTime.TotalMilliseconds} ms, one thread"],
            IsSound = isSound,
        };
    }

    private static Action<int> Batch(Func<bool> operation) => count =>
    {
        for (var i = 0; i < count; i++)
        {
            if (!operation())
            {
                throw new InvalidOperationException("A measured operation failed.");
            }
        }
    };

    private static bool Parse(out JsonValue value) => JsonText.TryParse(Text, JsonLimits.Default, out value, out _);

    private static bool Write(ArrayBufferWriter<byte> output, JsonValue value)
    {
        output.ResetWrittenCount();
        JsonText.WriteTo(output, value);
        return output.WrittenCount > 0;
    }

    private static bool ReadIntoNothing()
    {
        var reader = new Utf8JsonReader(Text);
        while (reader.Read())
        {
        }

        return reader.BytesConsumed == Text.Length;
    }

    private static bool ReadValues()
    {
        var reader = new Utf8JsonReader(Text);
        var read = 0d;
        while (reader.Read())
        {
            read += reader.TokenType switch
            {
                JsonTokenType.PropertyName or JsonTokenType.String => reader.GetString()!.Length,
                JsonTokenType.Number => reader.GetDouble(),
                _ => 1,
            };
        }

        return read > 0;
    }
}
