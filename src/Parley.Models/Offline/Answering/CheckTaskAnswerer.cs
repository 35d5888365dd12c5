using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Forms;
using Parley.Models.Offline.Programs;
using Parley.Models.Offline.Prompts;
using Parley.Models.Offline.Writing;

namespace Parley.Models.Offline.Answering;

/// <summary>Says whether a task can be done by a document.</summary>
internal sealed class CheckTaskAnswerer : IAnswerer
{
    public Answer Answer(OfflinePrompt prompt)
    {
        if (DocumentFormReader.Read(prompt.Sections.Quoted("Protocol document")) is not { } document)
        {
            return new Answer($"NO: {PromptDocuments.NotUnderstood}");
        }

        return new Answer(TaskFit.Judge(
            prompt.Sections.Quoted("Task"),
            ShapeReader.Read(prompt.Sections.Json("Input schema")),
            ShapeReader.Read(prompt.Sections.Json("Output schema")),
            document) is { } why ? $"NO: {why}" : "YES");
    }
}
