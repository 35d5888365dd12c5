namespace Parley.Core.Skills;

/// <summary>What a handler or a tool may know about the exchange it works for.</summary>
public sealed record ExchangeContext
{
    /// <summary>The same on both sides of the exchange.</summary>
    public required string ExchangeId { get; init; }

    /// <summary>Name of the agent of this node that takes part.</summary>
    public required string Agent { get; init; }

    /// <summary>The peer as it is known: its address, or what the listener says of it.</summary>
    public required string Caller { get; init; }

    /// <summary>When the caller stops waiting.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>The paper demo's query id, carried through nested exchanges so that a tree can be costed.</summary>
    public string? QueryId { get; init; }
}
