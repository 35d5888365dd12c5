using Parley.Core.Costs;
using Parley.Core.Costs.Budgets;
using Parley.Core.Documents;
using Parley.Core.Programming.Running;
using Parley.Core.Programming.Verification;
using Parley.Core.Prompting;
using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Core.Programming;

/// <summary>What a routine is written for: one side of a document, and what the climb needs to know about it.</summary>
public abstract class ProgrammingSubject
{
    private protected ProgrammingSubject(RoutineKey key, TypedDocument document) => (Key, Document) = (key, document);

    /// <summary>Under which the routine is kept.</summary>
    public RoutineKey Key { get; }

    /// <summary>What the routine is for.</summary>
    public TypedDocument Document { get; }

    /// <summary>The peer to whom the climb's costs are charged; empty when it is not known.</summary>
    public string Peer { get; init; } = "";

    /// <summary>Whose budget pays for the climb; null when it is the owner's own doing.</summary>
    public PeerAccount? Account { get; init; }

    /// <summary>Whether a verified routine waits for a person.</summary>
    public bool RequiresApproval { get; init; }

    /// <summary>Whether a routine that proves itself is left in the node's libraries.</summary>
    public bool Publishes { get; init; }

    /// <summary>Whether the agent's policy takes routines over from libraries, and leaves own ones there. Default true.</summary>
    public bool Shares { get; init; } = true;

    /// <summary>Under which routines of the same use lie in libraries.</summary>
    public abstract RoutineAddress Address { get; }

    /// <summary>What the routine must define and may call.</summary>
    public abstract RoutineSignature Signature { get; }

    /// <summary>All that is said about the exchange in words: the document's prose, the task or the skills, descriptions inside schemas.</summary>
    internal abstract IReadOnlyList<string> Words { get; }

    /// <summary>Which records are examples of the same work.</summary>
    internal abstract ExchangeQuery ExamplesQuery { get; }

    internal abstract Prompt WritePrompt();

    internal abstract Prompt ExpectPrompt(JsonArray cases);

    internal abstract IReadOnlyList<RoutineLeg> Legs(IRoutine routine, RoutineLimits limits);

    /// <summary>A record of an exchange that a model handled, one example for each leg.</summary>
    internal abstract IEnumerable<Example> Examples(ExchangeRecord record);

    /// <summary>How many real exchanges are still wanted: only where a body is text, of which no examples can be made up.</summary>
    internal int MissingExamples(IReadOnlyList<Example> examples, int wanted)
        => Document.IsTyped ? 0 : Math.Max(0, wanted - examples.GroupBy(example => example.Leg).Select(leg => leg.Count()).DefaultIfEmpty(0).Min());

    /// <summary>A recorded body as routines see it: JSON for a typed document even where it was recorded as text, of any length that was accepted then.</summary>
    private protected JsonValue Body(JsonValue recorded)
        => Document.IsTyped && recorded.AsString is { } text && JsonText.TryParse(text, JsonLimits.Default with { MaxBytes = int.MaxValue }, out var parsed, out _) ? parsed : recorded;
}
