namespace Parley.Simulations.Network.Data;

/// <summary>Something that can be booked by the day.</summary>
internal sealed record Thing(string Kind, string Name);
