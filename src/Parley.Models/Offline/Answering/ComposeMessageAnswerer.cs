using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Prompts;
using Parley.Models.Offline.Writing;

namespace Parley.Models.Offline.Answering;

/// <summary>Asks another agent in plain English to do a task.</summary>
internal sealed class ComposeMessageAnswerer : IAnswerer
{
    public Answer Answer(OfflinePrompt prompt)
    {
        var input = ShapeReader.Read(prompt.Sections.Json("Input schema"));
        var output = ShapeReader.Read(prompt.Sections.Json("Output schema"));
        var facts = FactWriter.Sentences(input, prompt.Sections.Json("Input")).ToList();
        var wanted = ListWriter.Lines(output.Fields).ToList();
        var lines = new List<string> { $"Hello! Please help me with this. {FieldPhrase.OneLine(prompt.Sections.Quoted("Task"))}" };
        if (facts.Count > 0)
        {
            lines.AddRange(["Here is what you need to know:", .. facts]);
        }

        if (wanted.Count > 0)
        {
            lines.AddRange(["Please tell me:", .. wanted]);
        }

        return new Answer(string.Join('\n', lines));
    }
}
