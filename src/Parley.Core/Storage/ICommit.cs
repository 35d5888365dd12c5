namespace Parley.Core.Storage;

/// <summary>The commit seam of a store: whatever was queued before the call is on disk after it.</summary>
public interface ICommit
{
    /// <summary>Returns when everything that was accepted before is on disk.</summary>
    ValueTask FlushAsync(CancellationToken cancellationToken);
}
