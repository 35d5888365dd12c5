namespace Parley.Cli.Calling;

/// <summary>A call as it was typed.</summary>
internal sealed record CallOptions
{
    /// <summary>Calls that one command makes at most.</summary>
    public const int MaxCalls = 100_000;

    public required string Url { get; init; }

    /// <summary>The skill and the input; either may be missing.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    public string? TaskFile { get; init; }

    public int Repeat { get; init; } = 1;

    public string? InputsFile { get; init; }

    public string? ConfigFile { get; init; }

    public string? Agent { get; init; }

    public string? Policy { get; init; }
}
