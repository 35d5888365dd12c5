namespace Parley.Simulations.Network.History;

/// <summary>An agent that takes up a document.</summary>
/// <param name="Peer">Whom it asks by it.</param>
/// <param name="Query">Number of the query behind it.</param>
internal readonly record struct DocumentUse(string Agent, string Peer, string Task, int Query);
