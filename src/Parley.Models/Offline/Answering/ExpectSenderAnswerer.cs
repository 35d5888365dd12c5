using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Forms;
using Parley.Models.Offline.Programs;
using Parley.Models.Offline.Prompts;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Answering;

/// <summary>Says what a right sender's routine gives for each case.</summary>
internal sealed class ExpectSenderAnswerer : IAnswerer
{
    public Answer Answer(OfflinePrompt prompt)
    {
        if (DocumentFormReader.Read(prompt.Sections.Quoted("Protocol document")) is not { } document)
        {
            return new Answer(PromptDocuments.NotUnderstood);
        }

        var program = SenderProgram.Of(document, ShapeReader.Read(prompt.Sections.Json("Input schema")), ShapeReader.Read(prompt.Sections.Json("Output schema")));
        var cases = prompt.Sections.Json("Cases").AsArray ?? [];
        return Answering.Answer.Of(new JsonArray(cases.Select(one => one["input"].IsMissing ? program.Decode(one["reply"]) : program.Encode(one["input"]))));
    }
}
