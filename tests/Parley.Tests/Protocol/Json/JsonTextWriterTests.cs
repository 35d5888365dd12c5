using System.Buffers;
using System.Text;
using System.Text.Json;
using Parley.Protocol.Json;

namespace Parley.Tests.Protocol.Json;

/// <summary>Our writer beside <see cref="Utf8JsonWriter"/> with relaxed escaping: the same bytes, but for numbers, which are ECMAScript's.</summary>
public sealed class JsonTextWriterTests
{
    [Fact]
    public void Writes_the_bytes_of_the_platform()
    {
        var random = new RandomJson(99);
        for (var i = 0; i < 10_000; i++)
        {
            var value = random.Value(depth: i % 5);
            Assert.Equal(PlatformText.Write(value), JsonText.Write(value));
        }
    }

    [Fact]
    public void Indents_as_the_platform_does()
    {
        var random = new RandomJson(100);
        for (var i = 0; i < 5_000; i++)
        {
            var compact = JsonText.WriteUtf8(random.Value(depth: i % 5));
            using var document = JsonDocument.Parse(compact);
            var buffer = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(buffer, PlatformText.Indented))
            {
                document.RootElement.WriteTo(writer);
            }

            Assert.Equal(Encoding.UTF8.GetString(buffer.WrittenSpan), JsonText.WriteIndented(JsonText.Parse(Encoding.UTF8.GetString(compact))));
        }
    }

    [Fact]
    public void String_of_every_length_is_written_wherever_its_mark_stands()
    {
        foreach (var mark in new[] { "\"", "\\", "\n", "\u007f", "\u00e9", "\u4e2d", "\u2028", "\U0001F600" })
        {
            for (var length = 0; length < 40; length++)
            {
                for (var at = 0; at <= length; at++)
                {
                    var text = new string('a', at) + mark + new string('~', length - at);
                    Assert.Equal(PlatformText.Write(text), JsonText.Write(text));
                }
            }
        }
    }

    [Fact]
    public void Every_character_is_escaped_as_the_platform_does()
    {
        for (var first = 0; first < 0x110000; first += 0x100)
        {
            var text = new StringBuilder();
            for (var code = first; code < first + 0x100; code++)
            {
                text.Append(code < 0x10000 ? ((char)code).ToString() : char.ConvertFromUtf32(code));
                text.Append(code % 3 == 0 ? "plain" : "");
            }

            Assert.Equal(PlatformText.Write(text.ToString()), JsonText.Write(text.ToString()));
        }
    }

    [Fact]
    public void All_ways_to_write_give_the_same_bytes()
    {
        var random = new RandomJson(5);
        for (var i = 0; i < 2_000; i++)
        {
            var value = random.Value(depth: 3);
            var expected = JsonText.WriteUtf8(value);
            var tight = new TightBuffer();
            JsonText.WriteTo(tight, value);
            var buffer = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(buffer, PlatformText.Compact))
            {
                writer.WriteStartArray();
                writer.WriteNumberValue(1);
                JsonText.WriteTo(writer, value);
                writer.WriteEndArray();
            }

            Assert.Equal(expected, tight.Written);
            Assert.Equal("[1," + Encoding.UTF8.GetString(expected) + "]", Encoding.UTF8.GetString(buffer.WrittenSpan));
        }
    }

    [Fact]
    public void What_JSON_does_not_have_is_left_out_of_objects_and_null_elsewhere()
    {
        var value = new JsonObject { ["gone"] = default, ["x"] = JsonValue.FromExtension(new object()), ["n"] = double.NaN, ["list"] = new JsonArray([default, 1]) };
        Assert.Equal("""{"x":null,"n":null,"list":[null,1]}""", JsonText.Write(value));
        Assert.Equal("{}", JsonText.WriteIndented(new JsonObject { ["gone"] = default }));
        Assert.Equal("null", JsonText.Write(default));
    }

    [Fact]
    public void Value_that_holds_itself_throws_and_harms_no_later_text()
    {
        var cyclic = new JsonArray();
        cyclic.Add(cyclic);
        Assert.Throws<InvalidOperationException>(() => JsonText.Write(cyclic));
        Assert.Throws<InvalidOperationException>(() => JsonText.WriteUtf8(cyclic));
        Assert.Equal("[1]", JsonText.Write(new JsonArray([1])));
    }

    [Fact]
    public void Depth_of_a_thousand_is_written()
    {
        JsonValue value = 1;
        for (var i = 0; i < 1000; i++)
        {
            value = new JsonArray([value]);
        }

        Assert.Equal(2001, JsonText.WriteUtf8(value).Length);
        Assert.Throws<InvalidOperationException>(() => JsonText.WriteUtf8(new JsonArray([value])));
    }

    [Fact]
    public void Shared_value_is_written_wherever_it_stands()
    {
        var shared = new JsonObject { ["a"] = 1 };
        Assert.Equal("""[{"a":1},{"a":1}]""", JsonText.Write(new JsonArray([shared, shared])));
    }
}
