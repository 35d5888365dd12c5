namespace Parley.Core.Storage;

/// <summary>When a write is acknowledged.</summary>
public enum Durability
{
    /// <summary>At once; on disk within milliseconds. A crash can lose the last of these.</summary>
    Relaxed,

    /// <summary>Once it is on disk: survives <c>kill -9</c> and power loss.</summary>
    Durable,
}
