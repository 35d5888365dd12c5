using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Forms;
using Parley.Models.Offline.Programs;
using Parley.Models.Offline.Prompts;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Answering;

/// <summary>Handles a request body with tools.</summary>
internal sealed class AnswerDocumentAnswerer : IAnswerer
{
    public Answer Answer(OfflinePrompt prompt)
    {
        var document = DocumentFormReader.Read(prompt.Sections.Quoted("Protocol document"));
        if (document is null || ReceiverProgram.Of(document, [.. prompt.Tools.Select(Callee.Of)]) is not { Plan.IsComplete: true } program)
        {
            return Bodies.Answer(ReceiverProgram.ErrorReply(document, PromptDocuments.NotUnderstood));
        }

        if (prompt.Results.FirstOrDefault(result => result.Error is not null) is { } failed)
        {
            return Bodies.Answer(program.ErrorReply(failed.Error!));
        }

        return prompt.Results.Count > 0 ? Report(prompt, program) : Call(program, Bodies.Read(document, prompt.Sections.Quoted("Request")));
    }

    private static Answer Call(ReceiverProgram program, JsonValue request)
    {
        var (calls, error) = program.Calls(request);
        return calls is null
            ? Bodies.Answer(program.ErrorReply(error!))
            : new Answer("") { Calls = [.. calls.Select(call => new ToolCall(call.Key, call.Value))] };
    }

    private static Answer Report(OfflinePrompt prompt, ReceiverProgram program)
    {
        var answers = new JsonObject();
        foreach (var result in prompt.Results)
        {
            answers[result.Tool] = result.Value;
        }

        return Bodies.Answer(program.Reply(answers));
    }
}
