namespace Parley.Core.Diagnostics;

/// <summary>An expected failure as a value.</summary>
/// <param name="Message">Words for the owner of this node: what went wrong and what to do. Stays on the node.</param>
/// <param name="PublicMessage">Words that may leave the node. Null when the peer learns the code's standard words alone.</param>
public sealed record ParleyError(ParleyErrorCode Code, string Message, string? PublicMessage = null)
{
    /// <summary>When it makes sense to try again; null when nothing is known of that.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// Whether whoever reports the failure knows that no work was begun, so that even a skill with the effect <c>Once</c> may be run again. No code says so:
    /// a tool that calls others may fail with any of theirs halfway.
    /// </summary>
    public bool NothingWasDone { get; init; }

    /// <summary>An error whose message may be read by a peer: it holds nothing of this node's inside.</summary>
    public static ParleyError Public(ParleyErrorCode code, string message) => new(code, message, message);

    /// <summary>The words a peer gets.</summary>
    public string WireMessage => PublicMessage ?? ErrorTable.Of(Code).StandardWords;

    /// <summary>Code and message, for logs of this node.</summary>
    public override string ToString() => $"{Code}: {Message}";
}
