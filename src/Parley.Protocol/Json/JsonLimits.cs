namespace Parley.Protocol.Json;

/// <summary>What a JSON text may cost to read. Checked before anything is built.</summary>
public sealed record JsonLimits
{
    /// <summary>Bytes of UTF-8 text. Default 1 MiB.</summary>
    public int MaxBytes { get; init; } = 1 << 20;

    /// <summary>Nesting of arrays and objects. Default 64. A large value is no danger to the reader, which also refuses what its stack does not bear.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>The limits as each property states them.</summary>
    public static JsonLimits Default { get; } = new();
}
