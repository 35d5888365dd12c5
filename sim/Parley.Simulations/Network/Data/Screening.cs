namespace Parley.Simulations.Network.Data;

/// <summary>A movie at a time, and how many seats there are.</summary>
internal sealed record Screening(string Date, double Hour, string Movie, double TicketsLeft);
