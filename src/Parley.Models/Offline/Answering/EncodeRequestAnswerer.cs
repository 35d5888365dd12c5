using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Forms;
using Parley.Models.Offline.Programs;
using Parley.Models.Offline.Prompts;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Answering;

/// <summary>Writes the body that a document prescribes for a task's input.</summary>
internal sealed class EncodeRequestAnswerer : IAnswerer
{
    public Answer Answer(OfflinePrompt prompt)
    {
        if (DocumentFormReader.Read(prompt.Sections.Quoted("Protocol document")) is not { } document)
        {
            return Answering.Answer.Error(PromptDocuments.NotUnderstood);
        }

        var program = SenderProgram.Of(document, ShapeReader.Read(prompt.Sections.Json("Input schema")), Shape.Empty);
        return Bodies.Answer(program.Encode(prompt.Sections.Json("Input")));
    }
}
