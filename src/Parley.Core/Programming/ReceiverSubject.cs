using Parley.Core.Costs;
using Parley.Core.Documents;
using Parley.Core.Programming.Running;
using Parley.Core.Programming.Verification;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Core.Programming;

/// <summary>The receiver's side: an agent's skills serve a document.</summary>
/// <param name="subject">The fingerprint of the skills.</param>
/// <param name="composed">Documents that this one refers to, by the name under which the routine calls theirs.</param>
public sealed class ReceiverSubject(Agent agent, string subject, TypedDocument document, IReadOnlyList<KeyValuePair<string, TypedDocument>>? composed = null)
    : ProgrammingSubject(new RoutineKey(agent.Name, Side.Receiver, document.Document.Hash, subject), document)
{
    private readonly IReadOnlyList<KeyValuePair<string, TypedDocument>> _composed = composed ?? [];
    private readonly IReadOnlyList<ToolContract> _tools =
        [.. agent.Skills.Select(ToolContract.Of), .. (composed ?? []).Select(referred => ToolContract.Of(referred.Key, referred.Value))];

    /// <inheritdoc />
    public override RoutineAddress Address => Document.Document.Schemas is { } schemas && DocumentFit.FindSkill(agent, schemas) is { } skill
        ? RoutineAddress.Of(Key.Document, Side.Receiver, skill.Id, skill.Input.Source, skill.Output.Source)
        : RoutineAddress.Of(Key.Document, Side.Receiver, Key.Subject);

    /// <inheritdoc />
    public override RoutineSignature Signature => RoutineSignature.Receiver([.. _tools.Select(tool => tool.Name)]) with
    {
        FunctionContracts = new Dictionary<string, RoutineContract> { ["handle"] = new(Document.Request, Document.Reply) },
        ToolContracts = _tools.DistinctBy(tool => tool.Name).ToDictionary(tool => tool.Name, tool => new RoutineContract(tool.Input, tool.Output), StringComparer.Ordinal),
    };

    internal override IReadOnlyList<string> Words =>
    [
        .. DocumentWords.Of(Document.Document),
        .. _composed.SelectMany(referred => DocumentWords.Of(referred.Value.Document)),
        .. agent.Skills.Select(skill => skill.Description),
        .. agent.Skills.SelectMany(skill => ProseConditions.Descriptions(skill.Input.Source).Concat(ProseConditions.Descriptions(skill.Output.Source))),
    ];

    internal override ExchangeQuery ExamplesQuery => new() { Agent = Key.Agent, Side = Side.Receiver, Document = Key.Document, Kind = RecordKind.Exchange, Mode = Mode.Model };

    internal override Prompt WritePrompt()
        => ProgrammingPrompts.WriteReceiverRoutine(agent, Document.Document, [.. _composed.Select(referred => KeyValuePair.Create(referred.Key, referred.Value.Document))]);

    internal override Prompt ExpectPrompt(JsonArray cases) => EvidencePrompts.ExpectReceiver(agent, Document.Document, cases);

    internal override IReadOnlyList<RoutineLeg> Legs(IRoutine routine, RoutineLimits limits) => [new HandleLeg(routine, Document, _tools, limits)];

    internal override IEnumerable<Example> Examples(ExchangeRecord record)
    {
        // A model has the skills alone for tools; what it did with them says nothing of a routine that calls those of other documents.
        if (_composed.Count > 0 || record.Input.IsMissing || record.Output.IsMissing || !record.ToolCalls.All(IsOfTheseSkills))
        {
            yield break;
        }

        var (answers, calls) = (new JsonObject(), new JsonObject());
        foreach (var tool in record.ToolCalls.GroupBy(call => call.Skill, StringComparer.Ordinal))
        {
            answers[tool.Key] = new JsonArray(tool.Select(call => call.Result));
            calls[tool.Key] = tool.Count() == 1 ? tool.First().Arguments : new JsonArray(tool.Select(call => call.Arguments));
        }

        yield return new Example("handle", new JsonObject { ["request"] = Body(record.Input), ["answers"] = answers }, new JsonObject { ["calls"] = calls, ["reply"] = Body(record.Output) });
    }

    /// <summary>Whether the skills as they are now could have been called so: an exchange from before they changed is no example.</summary>
    private bool IsOfTheseSkills(ToolCall call)
        => call is { Error: null, Arguments.IsMissing: false } && agent.FindSkill(call.Skill) is { } skill && skill.Input.IsValid(call.Arguments) && skill.Output.IsValid(call.Result);
}
