using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Forms;
using Parley.Models.Offline.Programs;
using Parley.Models.Offline.Prompts;
using Parley.Models.Offline.Writing;

namespace Parley.Models.Offline.Answering;

/// <summary>Says whether skills can serve a document.</summary>
internal sealed class CheckSkillsAnswerer : IAnswerer
{
    public Answer Answer(OfflinePrompt prompt)
    {
        if (DocumentFormReader.Read(prompt.Sections.Quoted("Protocol document")) is not { } document)
        {
            return new Answer($"NO: {PromptDocuments.NotUnderstood}");
        }

        if (ReceiverProgram.Of(document, [.. SkillReader.Read(prompt.Sections).Select(Callee.Of)]) is not { Plan: var plan })
        {
            return new Answer("NO: there are no skills.");
        }

        return new Answer(plan switch
        {
            { Results.Missing: [var result, ..] } => $"NO: none of the skills gives {FieldPhrase.Of(result)}.",
            _ when plan.MissingArguments.FirstOrDefault() is { } argument => $"NO: the request doesn't hold {FieldPhrase.Of(argument)}, which the skill {plan.Skills[0].Id} requires.",
            _ => "YES",
        });
    }
}
