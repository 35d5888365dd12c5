using Parley.Cli.Output;

namespace Parley.Tests.Cli.Output;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("two\nlines\tand a tab", "two\nlines\tand a tab")]
    [InlineData("windows\r\nlines", "windows\nlines")]
    [InlineData("\u001b[2Jgone", "\uFFFD[2Jgone")]
    [InlineData("title\u009b0;x\u0007", "title\uFFFD0;x\uFFFD")]
    [InlineData("over\rwritten", "over\uFFFDwritten")]
    public void Control_characters_of_strangers_do_nothing(string text, string shown) => Assert.Equal(shown, PlainText.Of(text));

    [Theory]
    [InlineData("short", 5, "short")]
    [InlineData("too long", 5, "too …")]
    [InlineData("two\nlines", 20, "two lines")]
    [InlineData("x y", 1, "…")]
    public void Clip_gives_one_line_of_the_width(string text, int width, string shown) => Assert.Equal(shown, PlainText.Clip(text, width));
}
