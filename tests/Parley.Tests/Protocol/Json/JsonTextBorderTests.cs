using System.Text;
using Parley.Protocol.Json;

namespace Parley.Tests.Protocol.Json;

/// <summary>Names and strings as long as what is written at once (1,024 characters), a little shorter and a little longer, with no more room than is asked for.</summary>
public sealed class JsonTextBorderTests
{
    /// <summary>Characters that stand for themselves in one to four bytes, and all ways to escape one.</summary>
    private static readonly string[] Characters = ["a", "\u00e9", "\u4e2d", "\U0001F600", "\"", "\\", "\n", "\u0001", "\u007f", "\u2028", "\U000E0001"];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1019)]
    [InlineData(1020)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(2048)]
    [InlineData(2049)]
    public void Name_of_that_length_is_written(int length)
    {
        foreach (var name in Texts(length))
        {
            AssertWritten(new JsonObject { [name] = 1 });
            AssertWritten(new JsonObject { ["first"] = "", [name] = name, ["last"] = new JsonObject { [name] = new JsonArray() } });
        }
    }

    [Fact]
    public void String_of_every_length_around_the_border_is_written()
    {
        for (var length = 1015; length <= 1035; length++)
        {
            foreach (var text in Texts(length))
            {
                AssertWritten(text);
            }
        }
    }

    [Fact]
    public void String_is_written_wherever_the_room_before_it_ends()
    {
        for (var before = 0; before <= 260; before++)
        {
            AssertWritten(new JsonArray([new string('x', before), new string('a', 1024), ""]));
            AssertWritten(new JsonObject { [new string('x', before)] = true, [new string('a', 1024)] = "\u4e2d", [""] = "" });
        }
    }

    /// <summary>Of one character alone, and plain but for one at the start, in the middle and at the end.</summary>
    private static IEnumerable<string> Texts(int length)
    {
        foreach (var character in Characters)
        {
            var rest = Math.Max(0, length - character.Length);
            yield return string.Concat(Enumerable.Repeat(character, length / character.Length));
            foreach (var at in length == 0 ? [] : (int[])[0, rest / 2, rest])
            {
                yield return new string('a', at) + character + new string('b', rest - at);
            }
        }
    }

    private static void AssertWritten(JsonValue value)
    {
        var expected = PlatformText.Write(value);
        Assert.Equal(expected, JsonText.Write(value));
        Assert.Equal(PlatformText.Write(value, indented: true), JsonText.WriteIndented(value));
        var tight = new TightBuffer();
        JsonText.WriteTo(tight, value);
        Assert.Equal(expected, Encoding.UTF8.GetString([.. tight.Written]));
        Assert.Equal(value, JsonText.Parse(expected));
    }
}
