using System.Text.RegularExpressions;
using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Forms;
using Parley.Models.Offline.Prompts;
using Parley.Models.Offline.Reading;
using Parley.Models.Offline.Writing;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Answering;

/// <summary>
/// Negotiates for a caller: accepts a proposal from which its task can be done, writes a document itself for agents that only talk,
/// and says so when there is nothing to agree on. It never asks for the same thing a third time.
/// </summary>
internal sealed partial class NegotiateTaskAnswerer : IAnswerer
{
    private const int Patience = 3;

    public Answer Answer(OfflinePrompt prompt)
    {
        var turns = prompt.Turns.Skip(1).ToList();
        var own = turns.Where(turn => turn.IsOwn).Select(turn => turn.Text).ToList();
        var theirs = turns.Where(turn => !turn.IsOwn).Select(turn => turn.Text).ToList();
        if (theirs.Count == 0)
        {
            return new Answer(Opening(prompt.Sections));
        }

        if (Proposals.Find(theirs[^1]) is { } document)
        {
            return Judge(document, prompt.Sections, own.Count);
        }

        return Refusal.IsOne(theirs[^1]) ? new Answer("I can't agree on a document, then. Thank you for the answer.") : Talk(prompt.Sections, own, theirs);
    }

    private static Answer Judge(DocumentForm document, PromptSections sections, int turns)
    {
        var why = TaskFit.Judge(sections.Quoted("Task"), Input(sections), Output(sections), document);
        if (why is null)
        {
            return new Answer("<FINALPROTOCOL>AS PROPOSED</FINALPROTOCOL>");
        }

        return turns >= Patience
            ? new Answer($"I can't agree on a document: {why}")
            : new Answer($"This must change: {why}\n{Terms(sections)}");
    }

    // Somebody who only talks gets a whole document to agree to; after that it is settled.
    private static Answer Talk(PromptSections sections, List<string> own, List<string> theirs)
    {
        var proposed = own.LastOrDefault(text => Proposals.Find(text) is not null);
        var hasAgreed = proposed is not null && (Agreement().IsMatch(theirs[^1]) || own.Count >= Patience);
        if (hasAgreed)
        {
            return new Answer($"<FINALPROTOCOL>\n{FromFrontMatter(proposed!)}\n</FINALPROTOCOL>");
        }

        var draft = DraftDocument.Write(sections.Quoted("Task"), sections.Json("Input schema"), sections.Json("Output schema"), theirs);
        return new Answer($"Let us settle on the document below, one JSON object each way. Do you agree?\n\n{draft}");
    }

    private static string Opening(PromptSections sections)
        => $"Hello! I would like to agree with you on a protocol document for a request that I will send often. {FieldPhrase.OneLine(sections.Quoted("Task"))}\n{Terms(sections)}\nPlease propose a protocol document for it.";

    private static string Terms(PromptSections sections)
        => string.Join('\n', (IEnumerable<string>)["I will give you:", .. ListWriter.Lines(Input(sections).Fields), "I need back:", .. ListWriter.Lines(Output(sections).Fields)]);

    private static string FromFrontMatter(string message) => message[(message.IndexOf("\n---\n", StringComparison.Ordinal) + 1)..].Trim();

    private static Shape Input(PromptSections sections) => ShapeReader.Read(sections.Json("Input schema"));

    private static Shape Output(PromptSections sections) => ShapeReader.Read(sections.Json("Output schema"));

    [GeneratedRegex(@"\b(?:agree[ds]?|done|deal|fine|ok|okay|yes|sure|perfect|great|accept(?:ed)?|sounds good|works)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Agreement();
}
