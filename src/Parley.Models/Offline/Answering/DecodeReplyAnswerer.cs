using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Forms;
using Parley.Models.Offline.Programs;
using Parley.Models.Offline.Prompts;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Answering;

/// <summary>Makes a task's output from a reply body.</summary>
internal sealed class DecodeReplyAnswerer : IAnswerer
{
    public Answer Answer(OfflinePrompt prompt)
    {
        if (DocumentFormReader.Read(prompt.Sections.Quoted("Protocol document")) is not { } document)
        {
            return Answering.Answer.Error(PromptDocuments.NotUnderstood);
        }

        var program = SenderProgram.Of(document, Shape.Empty, ShapeReader.Read(prompt.Sections.Json("Output schema")));
        return Answering.Answer.Of(program.Decode(Bodies.Read(document, prompt.Sections.Quoted("Reply"))));
    }
}
