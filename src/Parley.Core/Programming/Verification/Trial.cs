using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Core.Programming.Verification;

/// <summary>One candidate on trial: its legs, what was found and what is still unproved.</summary>
internal sealed class Trial(ProgrammingSubject subject, IRoutine routine, IReadOnlyList<LegTrial> legs, FeatureBook book, bool movesOnly, ClimbMemory memory)
{
    private readonly List<Evidence> _evidence = [];

    public ProgrammingSubject Subject { get; } = subject;

    public IRoutine Routine { get; } = routine;

    public IReadOnlyList<LegTrial> Legs { get; } = legs;

    /// <summary>The routine only moves data and nothing said about the exchange hints at more.</summary>
    public bool MovesOnly { get; } = movesOnly;

    public ClimbMemory Memory { get; } = memory;

    public IReadOnlyList<Evidence> Evidence => _evidence;

    public LegTrial? FindLeg(string name) => Legs.FirstOrDefault(leg => leg.Leg.Name == name);

    public void Add(Evidence evidence) => _evidence.Add(evidence);

    /// <summary>Counts what an independent answer to this case has confirmed.</summary>
    public void Confirm(LegTrial leg, JsonValue shown) => leg.Confirm(shown, book, MovesOnly);

    public Standing Standing() => new(
        [.. _evidence],
        Legs.Sum(leg => leg.Open.Count(Cases.CaseCover.IsDemanded)),
        Subject.MissingExamples(Memory.Examples, Memory.Options.ShadowExchanges),
        !Routine.Functions.Contains("encode") && Routine.Functions.Contains("send"));
}
