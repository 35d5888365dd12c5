using Parley.Simulations.Network.Reporting;

namespace Parley.Tests.Simulations.Network.Reporting;

public sealed class CsvTextTests
{
    [Fact]
    public void Texts_numbers_and_truth_are_written_for_any_reader()
        => Assert.Equal("a,1,0.25,true,,\"b,\"\"c\"\"\nd\"\r\n", CsvText.Line("a", 1, 0.25m, true, null, "b,\"c\"\nd"));

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@x")]
    [InlineData("\t=1")]
    public void Text_is_no_formula(string text) => Assert.Equal($"'{text}\r\n", CsvText.Line(text));

    [Fact]
    public void A_negative_number_stays_one() => Assert.Equal("-1\r\n", CsvText.Line(-1));
}
