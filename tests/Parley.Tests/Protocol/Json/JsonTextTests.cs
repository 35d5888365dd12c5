using System.Text;
using Parley.Protocol.Json;

namespace Parley.Tests.Protocol.Json;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("", 1, 1, "There is no value.")]
    [InlineData(" \n ", 2, 2, "There is no value.")]
    [InlineData("{", 1, 2, "Expected depth to be zero at the end of the JSON payload.")]
    [InlineData("[1,", 1, 4, "Expected depth to be zero")]
    [InlineData("{\"a\":1,\n \"b\":2,}", 2, 8, "A comma after the last member is not allowed.")]
    [InlineData("{\"a\":1,,}", 1, 8, "',' stands where a member name in double quotes must start.")]
    [InlineData("{,}", 1, 2, "',' stands where a member name")]
    [InlineData("{a:1}", 1, 2, "'a' stands where a member name in double quotes must start.")]
    [InlineData("{\"a\" 1}", 1, 6, "'1' stands where ':' must follow the member name.")]
    [InlineData("{\"a\":1 \"b\":2}", 1, 8, "'\"' stands where ',' or '}' must follow a member.")]
    [InlineData("[1 2]", 1, 4, "'2' stands where ',' or ']' must follow an item.")]
    [InlineData("[1,]", 1, 4, "A comma after the last item is not allowed.")]
    [InlineData("[1] 2", 1, 5, "'2' follows the value, where the text must end.")]
    [InlineData("'a'", 1, 1, "The byte 0x27 can't start a value.")]
    [InlineData("\ufeff1", 1, 1, "The byte 0xEF can't start a value.")]
    [InlineData("/* */ 1", 1, 1, "'/' can't start a value.")]
    [InlineData("NaN", 1, 1, "'N' can't start a value.")]
    [InlineData("nul", 1, 4, "The text ends inside 'null'.")]
    [InlineData("[trUe]", 1, 4, "'U' stands inside what starts like 'true'.")]
    [InlineData("01", 1, 1, "A number can't start with a zero that another digit follows.")]
    [InlineData("-01", 1, 2, "A number can't start with a zero that another digit follows.")]
    [InlineData("-", 1, 2, "The text ends inside a number.")]
    [InlineData("[1.]", 1, 4, "']' stands where a number needs a digit.")]
    [InlineData("[1e+]", 1, 5, "']' stands where a number needs a digit.")]
    [InlineData("[.5]", 1, 2, "'.' can't start a value.")]
    [InlineData("[+1]", 1, 2, "'+' can't start a value.")]
    [InlineData("\"abc", 1, 5, "The text ends inside a string.")]
    [InlineData("\"abc\\", 1, 6, "The text ends inside a string.")]
    [InlineData("\"a\tb\"", 1, 3, "A string holds the control character 0x09, which must be escaped.")]
    [InlineData("\"a\\x\"", 1, 3, "A string holds \\x, an escape that JSON does not have.")]
    [InlineData("\"a\\\u00e9\"", 1, 3, "A string holds a backslash that escapes nothing.")]
    [InlineData("\"\\u12g4\"", 1, 2, "A string holds \\u without four hexadecimal digits.")]
    [InlineData("\"ab\\ud83d\"", 1, 4, "A string holds half of a surrogate pair, which is not valid Unicode.")]
    [InlineData("\"\\ude00\\ud83d\"", 1, 2, "A string holds half of a surrogate pair, which is not valid Unicode.")]
    [InlineData("\"\\ud83dx\"", 1, 2, "A string holds half of a surrogate pair, which is not valid Unicode.")]
    public void Error_says_where_and_what(string text, int line, int at, string words)
    {
        Assert.False(JsonText.TryParse(text, out var value, out var error));
        Assert.StartsWith($"Not valid JSON at line {line}, byte {at}: {words}", error);
        Assert.True(value.IsMissing);
    }

    [Theory]
    [InlineData("22 C0 AF 22", 2, "0xC0")] // overlong
    [InlineData("22 61 E0 80 80 22", 3, "0xE0")]
    [InlineData("22 ED A0 80 22", 2, "0xED")] // a surrogate
    [InlineData("22 F4 90 80 80 22", 2, "0xF4")] // beyond Unicode
    [InlineData("22 61 62 C3 22", 4, "0xC3")] // cut short
    [InlineData("22 80 22", 2, "0x80")]
    [InlineData("7B 22 FF 22 3A 31 7D", 3, "0xFF")] // in a name
    [InlineData("22 5C 6E C3 A9 FF 22", 6, "0xFF")] // after an escape
    public void Text_that_is_not_UTF_8_is_refused_where_it_breaks(string hex, int at, string found)
    {
        Assert.False(JsonText.TryParse(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)), JsonLimits.Default, out _, out var error));
        Assert.Equal($"Not valid JSON at line 1, byte {at}: A string holds the byte {found}, which is not valid UTF-8 there.", error);
    }

    [Theory]
    [InlineData("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t")]
    [InlineData("\"\\u0041\\u00e9\\u4E2d\\uD83d\\uDe00\\u0000\"", "A\u00e9\u4e2d\U0001F600\0")]
    [InlineData("\"Z\u00fcrich \U0001F600 \\n\u4e2d\u6587\"", "Z\u00fcrich \U0001F600 \n\u4e2d\u6587")]
    [InlineData("\"\u007f\u2028\"", "\u007f\u2028")]
    [InlineData("\"\"", "")]
    public void String_is_decoded(string text, string expected) => Assert.Equal(expected, JsonText.Parse(text).AsString);

    [Fact]
    public void String_of_every_length_is_read_wherever_its_mark_stands()
    {
        for (var length = 0; length < 70; length++)
        {
            for (var mark = 0; mark <= length; mark++)
            {
                foreach (var (raw, meant) in new[] { ("\\n", "\n"), ("\u00e9", "\u00e9"), ("", "") })
                {
                    var (before, after) = (new string('a', mark), new string('b', length - mark));
                    var read = JsonText.Parse($"[\"{before}{raw}{after}\",{{\"{before}{raw}{after}\":1}}]").AsArray!;
                    Assert.Equal(before + meant + after, read[0].AsString);
                    Assert.Equal(before + meant + after, read[1].AsObject!.Members[0].Key);
                }
            }
        }
    }

    [Fact]
    public void Later_value_of_a_name_takes_the_first_place()
        => Assert.Equal("""{"a":3,"b":2}""", JsonText.Write(JsonText.Parse("""{"a":1,"b":2,"\u0061":3}""")));

    [Fact]
    public void Proto_is_a_plain_name()
    {
        var value = JsonText.Parse("""{"__proto__":{"x":1},"constructor":2}""");
        Assert.Equal(["__proto__", "constructor"], value.AsObject!.Select(member => member.Key));
        Assert.True(value["x"].IsMissing);
    }

    [Fact]
    public void White_space_is_the_four_characters_and_no_other()
    {
        Assert.Equal("[1,{}]", JsonText.Write(JsonText.Parse(" \t\r\n[ 1 ,\n{\t} ]\r\n")));
        foreach (var other in new[] { "\f", "\v", "\0", "\u00a0", "\u2028" })
        {
            Assert.False(JsonText.TryParse($"[1,{other}2]", out _, out _));
            Assert.False(JsonText.TryParse($"1{other}", out _, out _));
        }
    }

    [Fact]
    public void Size_is_refused_before_anything_is_read()
    {
        var limits = new JsonLimits { MaxBytes = 10 };
        Assert.True(JsonText.TryParse("\"12345678\""u8, limits, out _, out _));
        Assert.False(JsonText.TryParse("\"123456789\""u8, limits, out _, out var error));
        Assert.Equal("The JSON text has 11 bytes; at most 10 are accepted.", error);
        Assert.False(JsonText.TryParse("\"\u4e2d\u4e2d\u4e2d\u4e2d\"", limits, out _, out error)); // 6 characters, 14 bytes
        Assert.Equal("The JSON text has 14 bytes; at most 10 are accepted.", error);
        Assert.False(JsonText.TryParse(new string('\u4e2d', 1 << 20), limits, out _, out error));
        Assert.Equal("The JSON text has 3145728 bytes; at most 10 are accepted.", error);
    }

    [Theory]
    [InlineData(3, "[[[1]]]", true)]
    [InlineData(3, "[[[[1]]]]", false)]
    [InlineData(3, "[{\"a\":[[]]}]", false)]
    [InlineData(1, "[[1],[2]]", false)]
    [InlineData(2, "[[1],[2],{\"a\":1}]", true)]
    public void Depth_is_counted_as_levels_open_at_once(int maxDepth, string text, bool isRead)
    {
        Assert.Equal(isRead, JsonText.TryParse(Encoding.UTF8.GetBytes(text), new JsonLimits { MaxDepth = maxDepth }, out _, out var error));
        Assert.True(isRead || error!.Contains($"at most {maxDepth} levels are accepted", StringComparison.Ordinal), error);
    }

    [Fact]
    public void Number_that_is_too_small_is_zero() => Assert.Equal("[0,0]", JsonText.Write(JsonText.Parse("[1e-400,1e-99999999999999999999]")));

    /// <summary>There is no text for an infinite number, so it would be lost when the value is passed on.</summary>
    [Theory]
    [InlineData("[1, 1e400]", 5)]
    [InlineData("-1e400", 1)]
    [InlineData("1e99999999999999999999", 1)]
    [InlineData("1.8e308", 1)]
    public void Number_beyond_doubles_is_refused(string text, int column)
    {
        Assert.False(JsonText.TryParse(text, out _, out var error));
        Assert.Contains("beyond the range of a double", error, StringComparison.Ordinal);
        Assert.Contains($"line 1, byte {column}", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_written_by_this_process_that_is_damaged_throws() => Assert.Throws<FormatException>(() => JsonText.Parse("{"));
}
