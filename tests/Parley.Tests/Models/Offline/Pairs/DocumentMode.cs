using Parley.Core.Prompting;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Models.Offline.Pairs;

/// <summary>Plays both sides of an exchange that follows a negotiated document, with a model on each side.</summary>
public sealed class DocumentMode(Chat chat)
{
    public string? Play(Pair pair)
    {
        if (new Negotiation(chat).Run(pair, out var transcript) is not { } document)
        {
            return $"no document\n{transcript}";
        }

        return Exchange(pair, document) is { } failure ? $"{failure}\n{document.Text}" : null;
    }

    private string? Exchange(Pair pair, ProtocolDocument document)
    {
        foreach (var check in (string[])[chat.Ask(SuitabilityPrompts.CheckTask(pair.Task, document)), chat.Ask(SuitabilityPrompts.CheckSkills(pair.Agent, document))])
        {
            if (check != "YES")
            {
                return check;
            }
        }

        var encoded = chat.Ask(DocumentPrompts.EncodeRequest(pair.Task, document, pair.Input));
        if (!JsonText.TryParse(encoded, out var request, out var error) || Invalid(document.Schemas!.Request, request) is { } breach && (error = breach) is not null)
        {
            return $"request {encoded}: {error}";
        }

        var answered = chat.AskWithTools(DocumentPrompts.AnswerDocument(pair.Agent, SkillSections.Tools(pair.Agent), document, request), pair.Run);
        if (!JsonText.TryParse(answered, out var reply, out error) || Invalid(document.Schemas!.Reply, reply) is { } broken && (error = broken) is not null)
        {
            return $"request {encoded}, reply {answered}: {error}";
        }

        var output = chat.Ask(DocumentPrompts.DecodeReply(pair.Task, document, pair.Input, reply));
        return JsonText.TryParse(output, out var value, out _) && value == pair.Expected() ? null : $"request {encoded}, reply {answered}, got {output}";
    }

    private static string? Invalid(JsonValue schema, JsonValue value) => JsonSchema.Compile(schema).Schema!.Validate(value) is [var first, ..] ? first.ToString() : null;
}
