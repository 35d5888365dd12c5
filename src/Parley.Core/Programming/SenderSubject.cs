using Parley.Core.Costs;
using Parley.Core.Documents;
using Parley.Core.Programming.Cases;
using Parley.Core.Programming.Running;
using Parley.Core.Programming.Verification;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Core.Programming;

/// <summary>The sender's side: a task done through a document.</summary>
public sealed class SenderSubject(string agent, AgentTask task, TypedDocument document)
    : ProgrammingSubject(new RoutineKey(agent, Side.Sender, document.Document.Hash, task.Key), document)
{
    private const int Seed = 11;

    /// <summary>What the routine's sender wants done.</summary>
    public AgentTask Task { get; } = task;

    /// <inheritdoc />
    public override RoutineAddress Address => RoutineAddress.Of(Key.Document, Side.Sender, Task.Input.Source, Task.Output.Source);

    /// <inheritdoc />
    public override RoutineSignature Signature { get; } = RoutineSignature.Sender() with
    {
        FunctionContracts = new Dictionary<string, RoutineContract>
        {
            ["encode"] = new(task.Input, document.Request),
            ["decode"] = new(document.Reply, task.Output),
            ["send"] = new(task.Input, task.Output),
        },
    };

    internal override IReadOnlyList<string> Words { get; } =
    [
        .. DocumentWords.Of(document.Document),
        task.Description,
        .. ProseConditions.Descriptions(task.Input.Source),
        .. ProseConditions.Descriptions(task.Output.Source),
    ];

    internal override ExchangeQuery ExamplesQuery => new() { Agent = Key.Agent, Side = Side.Sender, Subject = Key.Subject, Document = Key.Document, Kind = RecordKind.Exchange, Mode = Mode.Model };

    internal override Prompt WritePrompt() => ProgrammingPrompts.WriteSenderRoutine(Task, Document.Document);

    internal override Prompt ExpectPrompt(JsonArray cases) => EvidencePrompts.ExpectSender(Task, Document.Document, cases);

    internal override IReadOnlyList<RoutineLeg> Legs(IRoutine routine, RoutineLimits limits) =>
    [
        new EncodeLeg(routine, Document, Task, limits),
        new DecodeLeg(routine, Document, Task, limits, CaseRows.Full(Task.Input, Seed)),
    ];

    internal override IEnumerable<Example> Examples(ExchangeRecord record)
    {
        if (!record.Input.IsMissing && !record.RequestBody.IsMissing)
        {
            yield return new Example("encode", new JsonObject { ["input"] = record.Input }, Body(record.RequestBody));
        }

        if (!record.Output.IsMissing && !record.ReplyBody.IsMissing)
        {
            yield return new Example("decode", new JsonObject { ["reply"] = Body(record.ReplyBody) }, record.Output);
        }
    }
}
