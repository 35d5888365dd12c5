using System.Text;
using Parley.Core.Prompting.Answers;

namespace Parley.Tests.Core.Prompting.Answers;

public sealed class ModelAnswerTextTests
{
    [Theory]
    [InlineData("<FINALPROTOCOL>doc</FINALPROTOCOL>", "doc")]
    [InlineData("I agree.\n<finalprotocol>\ndoc\n</finalprotocol>\nThanks!", "doc")]
    [InlineData("<FinalProtocol>doc</ FINALPROTOCOL >", "doc")]
    [InlineData("< FINAL PROTOCOL >doc< / FINAL PROTOCOL >", "doc")]
    [InlineData("<final_protocol>doc</final-protocol>", "doc")]
    [InlineData("<FINALPROTOCOL>doc<\\FINALPROTOCOL>", "doc")]
    [InlineData("<FINALPROTOCOL>doc<FINALPROTOCOL>", "doc")]
    [InlineData("<FINALPROTOCOL>\ndoc that goes on", "doc that goes on")]
    [InlineData("<FINALPROTOCOL>one</FINALPROTOCOL> no: <FINALPROTOCOL>two</FINALPROTOCOL>", "two")]
    [InlineData("I'll answer within <FINALPROTOCOL> tags:\n<FINALPROTOCOL>doc</FINALPROTOCOL>", "doc")]
    [InlineData("The tags <FINALPROTOCOL></FINALPROTOCOL> hold it. <FINALPROTOCOL>doc", "doc")]
    [InlineData("<FINALPROTOCOL>\n```markdown\ndoc\n```\n</FINALPROTOCOL>", "doc")]
    [InlineData("```\n<FINALPROTOCOL>\ndoc\n</FINALPROTOCOL>\n```", "doc")]
    [InlineData("<FINALPROTOCOL>\n```md\na\n```json\n{}\n```\nb\n```\n</FINALPROTOCOL>", "a\n```json\n{}\n```\nb")]
    [InlineData("<FINALPROTOCOL>a\n```json\n{}\n```</FINALPROTOCOL>", "a\n```json\n{}\n```")]
    [InlineData("İıſ <FİNALPROTOCOL>x <FINALPROTOCOL>doc</FINALPROTOCOL>", "doc")]
    [InlineData("<FINALPROTOCOL id=\"1\">doc</FINALPROTOCOL>", "doc")]
    public void TryReadTag_finds_the_content(string answer, string expected)
    {
        Assert.True(ModelAnswer.TryReadTag(answer, "FINALPROTOCOL", out var content));
        Assert.Equal(expected, content);
    }

    [Theory]
    [InlineData("no tag at all")]
    [InlineData("<FINALPROTOCOLS>doc</FINALPROTOCOLS>")]
    [InlineData("<FINALPROTOCOL></FINALPROTOCOL>")]
    [InlineData("<FINALPROTOCOL")]
    [InlineData("doc</FINALPROTOCOL>")]
    [InlineData("")]
    public void TryReadTag_finds_nothing(string answer)
    {
        Assert.False(ModelAnswer.TryReadTag(answer, "FINALPROTOCOL", out var content));
        Assert.Empty(content);
    }

    [Fact]
    public void TryReadTag_gives_the_attributes()
    {
        Assert.True(ModelAnswer.TryReadTag("<proposal  skills=\"a b\" >words</proposal>", "PROPOSAL", out var content, out var attributes));
        Assert.Equal(("words", "skills=\"a b\""), (content, attributes));
    }

    [Theory]
    [InlineData("<FINALPROTOCOL>")]
    [InlineData("</FINALPROTOCOL>")]
    [InlineData("<FINALPROTOCOL>x</FINALPROTOCOL>")]
    [InlineData("<")]
    [InlineData("< ")]
    [InlineData("<FINALPROTOCOL ")]
    public void TryReadTag_ends_on_megabytes_of_tags(string piece)
        => ModelAnswer.TryReadTag(new StringBuilder().Insert(0, piece, (1 << 20) / piece.Length).ToString(), "FINALPROTOCOL", out _);

    private const string Function = "function encode(input) {\n  return { a: input.b };\n}";

    [Theory]
    [InlineData("```javascript\nCODE\n```")]
    [InlineData("```js\nCODE\n```")]
    [InlineData("```\nCODE\n```")]
    [InlineData("```typescript\nCODE\n```\nThis function encodes.")]
    [InlineData("Here is the routine:\n\n```JavaScript\nCODE\n```\n\nIt works as follows: …")]
    [InlineData("```js\nCODE")]
    [InlineData("CODE")]
    [InlineData("Here is the code:\nCODE\nThis encodes the input.")]
    [InlineData("Example request:\n```json\n{\"a\": 1}\n```\nCode:\n```js\nCODE\n```\nUse it:\n```js\nencode({ b: 1 });\n```")]
    [InlineData("```js\nfunction encode(input) { return 1; }\n```\nOn reflection:\n```js\nCODE\n```")]
    [InlineData("<think>function encode() {}</think>\n```js\nCODE\n```")]
    [InlineData("````js\nCODE\n````")]
    public void ReadCode_finds_the_program(string answer)
        => Assert.Equal(Function, ModelAnswer.ReadCode(answer.Replace("CODE", Function, StringComparison.Ordinal)));

    [Fact]
    public void ReadCode_joins_blocks_that_define_different_functions()
        => Assert.Equal(
            $"{Function}\n\nconst decode = (reply) => reply.a;",
            ModelAnswer.ReadCode($"```js\n{Function}\n```\nand\n```js\nconst decode = (reply) => reply.a;\n```"));

    [Fact]
    public void ReadCode_keeps_marks_inside_strings()
        => Assert.Equal("const f = () => 'a ``` b';", ModelAnswer.ReadCode("```js\nconst f = () => 'a ``` b';\n```"));

    [Fact]
    public void ReadCode_unwraps_json()
        => Assert.Equal(Function, ModelAnswer.ReadCode("{\"language\": \"js\", \"code\": \"function encode(input) {\\n  return { a: input.b };\\n}\"}"));

    [Theory]
    [InlineData("YES", true, "")]
    [InlineData("yes.", true, "")]
    [InlineData("**YES**", true, "")]
    [InlineData("**NO**: the date is missing", false, "the date is missing")]
    [InlineData("No: the date is missing.", false, "the date is missing.")]
    [InlineData("NO - it lacks a date", false, "it lacks a date")]
    [InlineData("Answer: NO, because there is no date", false, "because there is no date")]
    [InlineData("The answer is yes.", true, "")]
    [InlineData("Verdict: **No** — no such skill", false, "no such skill")]
    [InlineData("Let me think. The request needs a date.\nThe input has none.\n\nNO: the date is missing", false, "the date is missing")]
    [InlineData("The task gives everything, so my answer is YES", true, "")]
    [InlineData("All values are there. YES", true, "")]
    [InlineData("{\"answer\": \"no\", \"reason\": \"no date\"}", false, "no date")]
    [InlineData("{\"suitable\": true}", true, "")]
    [InlineData("```\nYES\n```", true, "")]
    [InlineData("<think>NO? YES?</think>YES", true, "")]
    [InlineData("✅ Yes", true, "")]
    [InlineData("Yes, but no unit is given", true, "but no unit is given")]
    [InlineData("No.\n\nThe reply has no temperature.", false, "The reply has no temperature.")]
    public void ReadYesNo_reads_the_verdict(string answer, bool expected, string reason)
    {
        Assert.Equal(expected, ModelAnswer.ReadYesNo(answer, out var actual));
        Assert.Equal(reason, actual);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Maybe.")]
    [InlineData("Yes and no.")]
    [InlineData("Not sure, nothing is known.")]
    [InlineData("I can say YES or NO, but which?")]
    [InlineData("No problem, let me look at the yesterday's notes")]
    public void ReadYesNo_does_not_guess(string answer) => Assert.Null(ModelAnswer.ReadYesNo(answer, out _));

    [Theory]
    [InlineData("I can't do that.")]
    [InlineData("I can’t help with cinema tickets.")]
    [InlineData("I cannot assist with this request.")]
    [InlineData("I'm unable to book flights.")]
    [InlineData("I am not able to do that")]
    [InlineData("Sorry, I only know the weather.")]
    [InlineData("I'm sorry, but none of my tools can do that.")]
    [InlineData("**I can't**: no tool for it")]
    [InlineData("Thank you for your message. I can't book a hotel.")]
    [InlineData("Unfortunately, I don't have a tool for that.")]
    [InlineData("Unfortunately the service is not able to do this.")]
    [InlineData("As an AI language model, I can't browse.")]
    [InlineData("None of my skills can do it.")]
    [InlineData("I don't have access to train times.")]
    [InlineData("We cannot process this.")]
    [InlineData("\"I can't do that\"")]
    public void IsRefusal_knows_a_refusal(string answer) => Assert.True(ModelAnswer.IsRefusal(answer));

    [Theory]
    [InlineData("The temperature is 21 °C.")]
    [InlineData("I can do that: 21 °C.")]
    [InlineData("I can't wait to help! The temperature is 21.")]
    [InlineData("Sorry for the delay! The temperature is 21 °C.")]
    [InlineData("Unfortunately it will rain: 12 °C.")]
    [InlineData("It will be 21 °C. You may like it. I can't say more.")]
    [InlineData("")]
    public void IsRefusal_knows_an_answer(string answer) => Assert.False(ModelAnswer.IsRefusal(answer));
}
