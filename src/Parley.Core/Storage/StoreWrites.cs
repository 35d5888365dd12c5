namespace Parley.Core.Storage;

/// <summary>
/// Counts what this node writes of verdicts and routines. Whoever keeps what follows from both notes the count before reading, and reads again once it has changed.
/// Documents don't count: a text never changes under its hash.
/// </summary>
public sealed class StoreWrites
{
    /// <summary>What another process writes beside the node, such as a command that disables a routine, counts within this time: a quarter of a second.</summary>
    public static readonly TimeSpan OthersCountWithin = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a read is kept, and what was concluded from it as long again.</summary>
    internal static readonly TimeSpan Kept = OthersCountWithin / 2;

    private long _count;

    /// <summary>Grows before and after each write.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>Counts a write, before and after it: for stores of verdicts and routines that an application puts in the place of the node's own.</summary>
    public void Note() => Interlocked.Increment(ref _count);
}
