namespace Parley.Models.Offline.Forms;

/// <summary>What the offline model understands of a protocol document.</summary>
internal sealed record DocumentForm
{
    /// <summary>What it is about.</summary>
    public required string About { get; init; }

    public required IBodyForm Request { get; init; }

    /// <summary>The reply that holds results.</summary>
    public required IBodyForm Reply { get; init; }

    /// <summary>The reply that holds only a reason, or null when the document prescribes none.</summary>
    public IBodyForm? Error { get; init; }

    /// <summary>Whether bodies are JSON values that follow schemas; else they are text.</summary>
    public bool IsTyped { get; init; }
}
