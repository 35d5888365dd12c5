using Parley.Cli.Demo;

namespace Parley.Tests.Cli.Demo;

public sealed class DemoTranscriptTests
{
    [Fact]
    public void A_schema_becomes_one_line_and_empty_lines_go()
        => Assert.Equal(["## Request schema", """{"type":"object"}""", "end"], DemoTranscript.Lines("## Request schema\n\n```json\n{\n  \"type\": \"object\"\n}\n```\n\nend\n", 60));

    [Fact]
    public void A_long_line_is_broken_once_at_a_space_and_then_cut()
        => Assert.Equal(["one two", "three fo…"], DemoTranscript.Lines("one two three four five", 9));

    [Fact]
    public void Code_is_broken_with_its_indent_and_never_cut()
        => Assert.Equal(["  return { a: 1,", "      b: 2, c: 3", "      };"], DemoTranscript.Code("  return { a: 1, b: 2, c: 3 };\n", 17));
}
