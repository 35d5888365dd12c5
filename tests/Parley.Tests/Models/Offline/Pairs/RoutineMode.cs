using Parley.Core.Prompting;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Tests.Models.Offline.Pairs;

/// <summary>Has both routines written for a negotiated document and runs them.</summary>
public sealed class RoutineMode(Chat chat, RoutineRunner runner)
{
    public string? Play(Pair pair)
    {
        if (new Negotiation(chat).Run(pair, out var transcript) is not { } document)
        {
            return $"no document\n{transcript}";
        }

        var sender = chat.Ask(ProgrammingPrompts.WriteSenderRoutine(pair.Task, document));
        var receiver = chat.Ask(ProgrammingPrompts.WriteReceiverRoutine(pair.Agent, document, []));
        var failure = Exchange(pair, document, sender, receiver);
        return failure is null ? null : $"{failure}\n{sender}\n{receiver}\n{document.Text}";
    }

    private string? Exchange(Pair pair, ProtocolDocument document, string sender, string receiver)
    {
        var request = runner.Run(sender, "encode", pair.Input, [], pair.Run);
        var reply = runner.Run(receiver, "handle", request, [.. pair.Skills.Select(skill => skill.Id)], pair.Run);
        var output = runner.Run(sender, "decode", reply, [], pair.Run);
        if (output != pair.Expected())
        {
            return $"request {request}, reply {reply}, got {output}";
        }

        return Expected(pair, document, request, reply, output);
    }

    // What the same model expects of a right routine, asked without showing it the routine.
    private string? Expected(Pair pair, ProtocolDocument document, JsonValue request, JsonValue reply, JsonValue output)
    {
        var senderCases = new JsonArray([new JsonObject { ["input"] = pair.Input }, new JsonObject { ["reply"] = reply }]);
        var senderAnswer = chat.Ask(EvidencePrompts.ExpectSender(pair.Task, document, senderCases));
        if (senderAnswer is not ['[', ..] || JsonText.Parse(senderAnswer) != new JsonArray([request, output]))
        {
            return $"expected of the sender: {senderAnswer}";
        }

        var answers = new JsonObject();
        foreach (var (id, arguments) in pair.Calls())
        {
            answers[id] = pair.Skills.Single(skill => skill.Id == id).Run(arguments);
        }

        var receiverAnswer = chat.Ask(EvidencePrompts.ExpectReceiver(pair.Agent, document, new JsonArray([new JsonObject { ["request"] = request, ["answers"] = answers }])));
        var right = new JsonArray([new JsonObject { ["calls"] = pair.Calls(), ["reply"] = reply }]);
        return receiverAnswer is ['[', ..] && JsonText.Parse(receiverAnswer) == right ? null : $"expected of the receiver: {receiverAnswer}";
    }
}
