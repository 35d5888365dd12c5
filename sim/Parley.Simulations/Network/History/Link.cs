using Parley.Core.Costs;

namespace Parley.Simulations.Network.History;

/// <summary>One agent that asks another.</summary>
internal sealed class Link(string from, string to)
{
    public string From => from;

    public string To => to;

    public ModeCounts Modes { get; } = new();

    /// <summary>How the latest exchange was handled.</summary>
    public Mode Last { get; private set; }

    public void Add(Mode mode)
    {
        Modes.Add(mode);
        Last = mode;
    }
}
