using System.Globalization;
using System.Text;
using Parley.Protocol.Json;

namespace Parley.Tests.Protocol.Json;

public sealed class JsonNumberTests
{
    private const int Samples = 50_000;

    [Fact]
    public void Text_reads_as_the_double_that_Parse_gives_bit_for_bit_and_is_refused_beyond_it()
    {
        var random = new Random(7);
        var refused = 0;
        for (var i = 0; i < Samples; i++)
        {
            var text = RandomText(random);
            var expected = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
            var isRead = JsonText.TryParse(text, out var value, out var error);
            if (double.IsInfinity(expected))
            {
                refused++;
                Assert.False(isRead, text);
                Assert.Contains("beyond the range of a double", error, StringComparison.Ordinal);
                continue;
            }

            Assert.True(isRead, error);
            Assert.True(BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(value.AsNumber), $"{text}: {value.AsNumber:R} but {expected:R}");
        }

        Assert.InRange(refused, 100, Samples / 10);
    }

    [Fact]
    public void Every_double_is_written_as_ECMAScript_does_and_reads_back()
    {
        var random = new Random(8);
        for (var i = 0; i < Samples; i++)
        {
            var number = RandomNumber(random);
            var text = JsonNumber.Format(number);
            Assert.Equal(EcmaNumber.Format(number), text);
            Assert.Equal(text, JsonText.Write(number));
            Assert.Equal(number, JsonText.Parse(text).AsNumber);
        }
    }

    [Fact]
    public void Short_decimals_and_the_doubles_beside_them_are_written_as_ECMAScript_does()
    {
        var random = new Random(9);
        for (var i = 0; i < Samples; i++)
        {
            var number = random.NextInt64(-1_000_000, 1_000_000) * Math.Pow(10, random.Next(0, 10)) / Math.Pow(10, random.Next(0, 7));
            foreach (var near in new[] { number, Math.BitIncrement(number), Math.BitDecrement(number) })
            {
                Assert.Equal(EcmaNumber.Format(near), JsonNumber.Format(near));
            }
        }
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(0.001, "0.001")]
    [InlineData(12.05, "12.05")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(99999999999.999, "99999999999.999")]
    [InlineData(100000000000.25, "100000000000.25")]
    [InlineData(-0.0, "0")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(double.MaxValue, "1.7976931348623157e+308")]
    [InlineData(double.MinValue, "-1.7976931348623157e+308")]
    [InlineData(1e21, "1e+21")]
    [InlineData(123456789012345680000d, "123456789012345680000")]
    [InlineData(999999999999999900000d, "999999999999999900000")]
    [InlineData(1234567890123456.7, "1234567890123456.8")]
    [InlineData(1e15, "1000000000000000")]
    [InlineData(-1e15, "-1000000000000000")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(0.0000012345, "0.0000012345")]
    [InlineData(1e-7, "1e-7")]
    [InlineData(-1.5e-9, "-1.5e-9")]
    [InlineData(0.1, "0.1")]
    [InlineData(4294967296, "4294967296")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Number_is_written_as_in_ECMAScript(double number, string expected) => Assert.Equal(expected, JsonNumber.Format(number));

    [Fact]
    public void Room_that_is_too_small_is_said_and_none_is_overrun()
    {
        foreach (var number in new[] { 1e20, 1e-7, -0.0000012345678901234567, 12345.678, double.NaN, -1.7976931348623157e308, 7 })
        {
            var expected = JsonNumber.Format(number);
            for (var length = 0; length <= 32; length++)
            {
                Span<byte> room = new byte[length];
                if (JsonNumber.TryFormat(number, room, out var written))
                {
                    Assert.Equal(expected, Encoding.ASCII.GetString(room[..written]));
                }
                else
                {
                    Assert.InRange(length, 0, 31);
                }
            }
        }
    }

    [Fact]
    public void Sign_of_zero_is_read() => Assert.True(double.IsNegative(JsonText.Parse("-0").AsNumber) && double.IsNegative(JsonText.Parse("-0.0e5").AsNumber));

    private static string RandomText(Random random)
    {
        var text = new StringBuilder(random.Next(3) == 0 ? "-" : "");
        text.Append(random.Next(5) == 0 ? "0" : Digits(random.Next(1, random.Next(2) == 0 ? 5 : 25)).TrimStart('0') is { Length: > 0 } whole ? whole : "0");
        if (random.Next(2) == 0)
        {
            text.Append('.').Append(Digits(random.Next(1, random.Next(2) == 0 ? 4 : 30)));
        }

        if (random.Next(3) == 0)
        {
            text.Append(random.Next(2) == 0 ? 'e' : 'E').Append(random.Next(3) switch { 0 => "+", 1 => "-", _ => "" }).Append(Digits(random.Next(1, 4)));
        }

        return text.ToString();

        string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + random.Next(10))));
    }

    private static double RandomNumber(Random random) => random.Next(4) switch
    {
        0 => Math.Round(random.NextDouble() * 10_000, random.Next(6)) * (random.Next(2) == 0 ? 1 : -1),
        1 => random.NextInt64(-1L << 60, 1L << 60),
        2 => random.NextDouble() * Math.Pow(10, random.Next(-30, 30)),
        _ => BitConverter.Int64BitsToDouble(random.NextInt64()) is var any && double.IsFinite(any) ? any : 1.5,
    };
}
