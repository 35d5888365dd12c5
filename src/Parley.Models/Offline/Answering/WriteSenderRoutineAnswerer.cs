using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Forms;
using Parley.Models.Offline.Programs;
using Parley.Models.Offline.Prompts;

namespace Parley.Models.Offline.Answering;

/// <summary>Writes <c>encode</c> and <c>decode</c>.</summary>
internal sealed class WriteSenderRoutineAnswerer : IAnswerer
{
    public Answer Answer(OfflinePrompt prompt) => DocumentFormReader.Read(prompt.Sections.Quoted("Protocol document")) is { } document
        ? new Answer(SenderProgram.Of(document, ShapeReader.Read(prompt.Sections.Json("Input schema")), ShapeReader.Read(prompt.Sections.Json("Output schema"))).Write())
        : new Answer(PromptDocuments.NotUnderstood);
}
