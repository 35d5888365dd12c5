using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Forms;
using Parley.Models.Offline.Programs;
using Parley.Models.Offline.Prompts;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Answering;

/// <summary>Says what a right receiver's routine calls and replies in each case.</summary>
internal sealed class ExpectReceiverAnswerer : IAnswerer
{
    public Answer Answer(OfflinePrompt prompt)
    {
        var document = DocumentFormReader.Read(prompt.Sections.Quoted("Protocol document"));
        if (document is null || ReceiverProgram.Of(document, [.. SkillReader.Read(prompt.Sections).Select(Callee.Of)]) is not { } program)
        {
            return new Answer(PromptDocuments.NotUnderstood);
        }

        var cases = prompt.Sections.Json("Cases").AsArray ?? [];
        return Answering.Answer.Of(new JsonArray(cases.Select(one => Expect(program, one))));
    }

    private static JsonValue Expect(ReceiverProgram program, JsonValue one)
    {
        var (calls, error) = program.Calls(one["request"]);
        var reply = calls is null ? program.ErrorReply(error!) : program.Reply(one["answers"].AsObject ?? []);
        return new JsonObject { ["calls"] = calls ?? [], ["reply"] = reply };
    }
}
