using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Forms;
using Parley.Models.Offline.Programs;
using Parley.Models.Offline.Prompts;

namespace Parley.Models.Offline.Answering;

/// <summary>Writes <c>handle</c>.</summary>
internal sealed class WriteReceiverRoutineAnswerer : IAnswerer
{
    public Answer Answer(OfflinePrompt prompt)
    {
        var document = DocumentFormReader.Read(prompt.Sections.Quoted("Protocol document"));
        var callees = SkillReader.Read(prompt.Sections).Select(Callee.Of).ToList();
        foreach (var (name, text) in prompt.Sections.Named("Referred document"))
        {
            if (DocumentFormReader.Read(Quotation.Unquote(text)) is { } referred)
            {
                callees.Add(Callee.Of(name, referred));
            }
        }

        return document is not null && ReceiverProgram.Of(document, callees) is { } program
            ? new Answer(program.Write())
            : new Answer(PromptDocuments.NotUnderstood);
    }
}
