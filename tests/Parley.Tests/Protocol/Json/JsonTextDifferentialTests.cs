using System.Globalization;
using System.Text;
using System.Text.Json;
using Parley.Protocol.Json;

namespace Parley.Tests.Protocol.Json;

/// <summary>Our reader beside <see cref="Utf8JsonReader"/> at its strictest: the same texts are accepted, with the same values.</summary>
public sealed class JsonTextDifferentialTests
{
    private const int Texts = 100_000;
    private const int MaxDepth = 6;

    [Fact]
    public void Accepts_what_the_platform_accepts_and_reads_the_same()
    {
        var random = new RandomJson(2026);
        var limits = new JsonLimits { MaxDepth = MaxDepth };
        var accepted = 0;
        for (var i = 0; i < Texts; i++)
        {
            var text = random.Mutate(random.Utf8(depth: 1 + (i % MaxDepth)));
            var expected = IsAccepted(text);
            Assert.True(JsonText.TryParse(text, limits, out var value, out var error) == expected, $"{Convert.ToHexString(text)} {Encoding.UTF8.GetString(text)}: expected {expected}; {error}");
            Assert.Equal(expected, error is null);
            if (expected)
            {
                accepted++;
                using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth });
                AssertSame(document.RootElement, value);
            }
        }

        Assert.InRange(accepted, Texts / 5, Texts - (Texts / 5));
    }

    private static bool IsAccepted(byte[] text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    reader.GetString(); // only this looks at the encoding
                }
                else if (reader.TokenType == JsonTokenType.Number && !double.IsFinite(reader.GetDouble()))
                {
                    return false; // the platform gives infinite, which has no text
                }
            }

            return true;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static void AssertSame(JsonElement expected, in JsonValue value)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                AssertSameMembers(expected, value.AsObject!);
                break;
            case JsonValueKind.Array:
                Assert.Equal(expected.GetArrayLength(), value.AsArray!.Count);
                foreach (var (item, i) in expected.EnumerateArray().Select((item, i) => (item, i)))
                {
                    AssertSame(item, value.AsArray[i]);
                }

                break;
            case JsonValueKind.String:
                Assert.Equal(expected.GetString(), value.AsString);
                break;
            case JsonValueKind.Number:
                Assert.True(value.IsNumber);
                Assert.Equal(BitConverter.DoubleToInt64Bits(double.Parse(expected.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture)), BitConverter.DoubleToInt64Bits(value.AsNumber));
                break;
            default:
                Assert.Equal(expected.ValueKind switch { JsonValueKind.True => JsonValue.True, JsonValueKind.False => JsonValue.False, _ => JsonValue.Null }, value);
                break;
        }
    }

    private static void AssertSameMembers(JsonElement expected, JsonObject members)
    {
        var names = new List<string>();
        var last = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in expected.EnumerateObject())
        {
            if (!last.ContainsKey(member.Name))
            {
                names.Add(member.Name);
            }

            last[member.Name] = member.Value;
        }

        Assert.Equal(names, members.Select(member => member.Key));
        foreach (var (name, value) in members)
        {
            AssertSame(last[name], value);
        }
    }
}
