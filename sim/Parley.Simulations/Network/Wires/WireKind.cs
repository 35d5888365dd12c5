namespace Parley.Simulations.Network.Wires;

/// <summary>What carries requests between the parties of a run.</summary>
internal enum WireKind
{
    /// <summary>The process itself, on one thread of control: the same seed gives the same bytes.</summary>
    Memory,

    /// <summary>HTTP over sockets of this machine.</summary>
    Http,
}
