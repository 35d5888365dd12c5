using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Matching;
using Parley.Models.Offline.Prompts;
using Parley.Models.Offline.Reading;
using Parley.Models.Offline.Writing;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Answering;

/// <summary>Answers a plain-language message with tools: calls what the message asks for, asks for what is missing, or says why it can't.</summary>
internal sealed class AnswerMessageAnswerer : IAnswerer
{
    public Answer Answer(OfflinePrompt prompt) => prompt.Results.Count > 0 ? Report(prompt) : Act(prompt);

    private static Answer Act(OfflinePrompt prompt)
    {
        var request = RequestReader.Read([.. prompt.Turns.Where(turn => !turn.IsOwn).Select(turn => turn.Text)]);
        if (SkillChooser.Choose(request.Wish, prompt.Tools) is not { } plan)
        {
            return new Answer("I can't help with that: I have no skills.");
        }

        if (plan.Results.Missing is [var first, ..])
        {
            return new Answer($"I can't do this: none of my skills gives {FieldPhrase.Of(first)}.");
        }

        if (!request.IsExplicit && !plan.IsRelated)
        {
            return new Answer("I can't help with that: it has nothing to do with what I can do.");
        }

        var missing = plan.MissingArguments.ToList();
        return missing.Count > 0
            ? new Answer(string.Join('\n', (IEnumerable<string>)["I need to know more. Please tell me:", .. ListWriter.Lines(missing)]))
            : Call(plan, request.Given);
    }

    private static Answer Call(SkillPlan plan, JsonValue given) => new("")
    {
        Calls = [.. plan.Skills.Select((skill, i) => new ToolCall(skill.Id, plan.ArgumentsOf(i, given)))],
    };

    private static Answer Report(OfflinePrompt prompt)
    {
        var lines = new List<string> { "Here is the answer:" };
        foreach (var result in prompt.Results)
        {
            if (result.Error is { } error)
            {
                return new Answer($"I can't do this: {FieldPhrase.OneLine(error)}");
            }

            var output = prompt.Tools.FirstOrDefault(tool => tool.Id == result.Tool)?.Output ?? Shape.Empty;
            lines.AddRange(FactWriter.SentencesWithAbsent(output, result.Value));
        }

        return new Answer(lines.Count == 1 ? "It is done." : string.Join('\n', lines));
    }
}
