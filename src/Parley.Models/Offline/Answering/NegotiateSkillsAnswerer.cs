using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Forms;
using Parley.Models.Offline.Matching;
using Parley.Models.Offline.Prompts;
using Parley.Models.Offline.Reading;
using Parley.Models.Offline.Writing;

namespace Parley.Models.Offline.Answering;

/// <summary>Negotiates for an agent with skills: proposes the document of the skills that fit, agrees to a caller's own document that they can serve, or says that it can't.</summary>
internal sealed class NegotiateSkillsAnswerer : IAnswerer
{
    public Answer Answer(OfflinePrompt prompt)
    {
        var skills = SkillReader.Read(prompt.Sections);
        var turns = prompt.Turns.Skip(1).ToList();
        var theirs = turns.Where(turn => !turn.IsOwn).Select(turn => turn.Text).ToList();
        if (theirs.Count == 0 || skills.Count == 0)
        {
            return new Answer("I can't agree on a document: I have no skills to offer.");
        }

        if (Proposals.Find(theirs[^1]) is { } document)
        {
            return Judge(document, skills);
        }

        if (turns.Any(turn => turn.IsOwn && Proposals.IsProposal(turn.Text)) && !Refusal.IsOne(theirs[^1]) && Objection(theirs[^1]) is null)
        {
            return new Answer("Agreed.");
        }

        return Propose(theirs, skills);
    }

    private static Answer Judge(DocumentForm document, IReadOnlyList<SkillView> skills)
    {
        var program = Programs.ReceiverProgram.Of(document, [.. skills.Select(Programs.Callee.Of)])!;
        return program.Plan switch
        {
            { Results.Missing: [var result, ..] } => new Answer($"I can't agree to this: none of my skills gives {FieldPhrase.Of(result)}."),
            var plan when plan.MissingArguments.FirstOrDefault() is { } argument => new Answer($"I can't agree to this: the request doesn't hold {FieldPhrase.Of(argument)}."),
            _ => new Answer("Agreed. My skills can do all that this document asks."),
        };
    }

    private static Answer Propose(List<string> theirs, IReadOnlyList<SkillView> skills)
    {
        var wish = WishReader.Read(theirs);
        var plan = SkillChooser.Choose(wish, skills)!;
        if (plan.Results.Missing is [var result, ..])
        {
            return new Answer($"I can't do that: none of my skills gives {FieldPhrase.Of(result)}.");
        }

        if (wish.Given.Fields.Count > 0 && plan.MissingArguments.FirstOrDefault() is { } argument)
        {
            return new Answer($"I can't do that from what you would send: I need {FieldPhrase.Of(argument)}.");
        }

        if (wish.Wanted.Fields.Count == 0 && !plan.IsRelated)
        {
            return new Answer($"I can't do that. What I can do: {string.Join(' ', skills.Select(skill => skill.Description))}");
        }

        var asked = Names(plan.Skills.SelectMany(skill => skill.Input.Fields));
        var answered = Names(plan.Skills.SelectMany(skill => skill.Output.Fields));
        return new Answer($"<PROPOSAL skills=\"{string.Join(' ', plan.Skills.Select(skill => skill.Id))}\">The request gives {asked}. The reply tells {answered}.</PROPOSAL>");
    }

    private static string? Objection(string text) => SchemaLetter.Read(text).IsOne || MessageReader.Read(text).Wanted.Fields.Count > 0 ? text : null;

    private static string Names(IEnumerable<Field> fields)
    {
        var names = fields.Select(field => $"the {FieldPhrase.Bare(field)}").Distinct().ToList();
        return names.Count == 0 ? "nothing" : ValuePhrase.Several(names);
    }
}
