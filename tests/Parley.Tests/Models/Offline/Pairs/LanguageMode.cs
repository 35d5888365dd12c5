using Microsoft.Extensions.AI;
using Parley.Core.Prompting;
using Parley.Protocol.Json;

namespace Parley.Tests.Models.Offline.Pairs;

/// <summary>Plays both sides of an exchange in plain language.</summary>
public sealed class LanguageMode(Chat chat)
{
    private const int MaxRounds = 3;

    /// <summary>Null when the right output came back, else what went wrong.</summary>
    public string? Play(Pair pair)
    {
        var agent = pair.Agent;
        var conversation = new List<string> { chat.Ask(LanguagePrompts.ComposeMessage(pair.Task, pair.Input)) };
        for (var round = 0; round < MaxRounds; round++)
        {
            conversation.Add(chat.AskWithTools(LanguagePrompts.AnswerMessage(agent, SkillSections.Tools(agent), conversation), pair.Run));
            var text = chat.Ask(LanguagePrompts.ReadReply(pair.Task, pair.Input, conversation));
            if (!text.StartsWith("<MESSAGE>", StringComparison.Ordinal))
            {
                var right = JsonText.TryParse(text, out var output, out _) && output == pair.Expected();
                return right ? null : $"got: {text}\n{string.Join("\n--\n", conversation)}";
            }

            conversation.Add(text[9..text.LastIndexOf("</MESSAGE>", StringComparison.Ordinal)]);
        }

        return $"no end\n{string.Join("\n--\n", conversation)}";
    }
}
