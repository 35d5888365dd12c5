using Microsoft.Extensions.AI;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Models.Offline;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Tests.Models.Offline.Pairs;

namespace Parley.Tests.Models.Offline;

public sealed class HostileTests : IDisposable
{
    private readonly OfflineModel _model = new();

    public void Dispose() => _model.Dispose();

    public static TheoryData<string> Texts =>
    [
        new string('{', 100_000),
        new string('"', 20_001),
        string.Concat(Enumerable.Repeat("<x> ", 5_000)),
        string.Concat(Enumerable.Repeat("- The a is \"", 5_000)),
        "- The name of the 9999th of the items is 1.",
        "---\n---\n## Request schema\n```json\n{\"properties\":{\"a\":{\"$ref\":\"#\"},\"b\":{\"$ref\":\"#\"},\"c\":{\"items\":{\"$ref\":\"#\"}},\"d\":{\"items\":{\"$ref\":\"#\"}}}}\n```\n## Reply schema\n```json\n{\"$ref\":\"#/x\"}\n```",
        "Request: `A <a> <b> <c> <d> <e> <f> <g>`. Reply: `B <a>`.",
        "## Task\n# compose-message\n## Output schema\ntrue",
        "\0\u0001\uFFFF",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Any_text_gets_an_answer(string text)
    {
        var chat = new Chat(_model);
        var tools = SkillSections.Tools(Weather.Agent);
        Assert.NotNull(chat.AskWithTools(LanguagePrompts.AnswerMessage(Weather.Agent, tools, [text]), Weather.Run));
        Assert.NotNull(chat.Ask(LanguagePrompts.ReadReply(Weather.Task, new JsonObject(), ["x", text])));
        Assert.NotNull(chat.Ask(NegotiationPrompts.NegotiateTask(Weather.Task, ["x", text])));
        Assert.NotNull(chat.Ask(NegotiationPrompts.NegotiateSkills(Weather.Agent, [text])));
        Assert.True(ProtocolDocument.TryParse(text, DocumentLimits.Default, out var document, out _));
        Assert.NotNull(chat.Ask(SuitabilityPrompts.CheckTask(Weather.Task, document)));
        Assert.NotNull(chat.Ask(SuitabilityPrompts.CheckSkills(Weather.Agent, document)));
        Assert.NotNull(chat.Ask(DocumentPrompts.EncodeRequest(Weather.Task, document, new JsonObject { ["city"] = text })));
        Assert.NotNull(chat.Ask(DocumentPrompts.DecodeReply(Weather.Task, document, new JsonObject(), text)));
        Assert.NotNull(chat.AskWithTools(DocumentPrompts.AnswerDocument(Weather.Agent, tools, document, text), Weather.Run));
        Assert.NotNull(chat.Ask(ProgrammingPrompts.WriteSenderRoutine(Weather.Task, document)));
        Assert.NotNull(chat.Ask(ProgrammingPrompts.WriteReceiverRoutine(Weather.Agent, document, [])));
    }

    [Theory]
    [InlineData("# compose-message")]
    [InlineData("# read-reply")]
    [InlineData("# answer-message")]
    [InlineData("# encode-request")]
    [InlineData("# decode-reply")]
    [InlineData("# answer-document")]
    [InlineData("# check-task")]
    [InlineData("# check-skills")]
    [InlineData("# negotiate-task")]
    [InlineData("# negotiate-skills")]
    [InlineData("# write-sender-routine")]
    [InlineData("# write-receiver-routine")]
    [InlineData("# expect-sender")]
    [InlineData("# expect-receiver")]
    public async Task Prompt_without_its_sections_gets_an_answer(string system)
    {
        var response = await _model.GetResponseAsync([new(ChatRole.System, system), new(ChatRole.User, "nothing")], null, TestContext.Current.CancellationToken);
        Assert.NotEmpty(response.Text);
    }
}
