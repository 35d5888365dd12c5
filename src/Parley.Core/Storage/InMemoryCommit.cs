namespace Parley.Core.Storage;

/// <summary>The commit seam of stores that never reach a disk: there is nothing to wait for.</summary>
public sealed class InMemoryCommit : ICommit
{
    /// <inheritdoc />
    public ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.CompletedTask;
    }
}
