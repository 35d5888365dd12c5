using Parley.Protocol.Documents;

namespace Parley.Sqlite;

/// <summary>Where the store's file is and what it may take.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>The file; made when it is missing, its folder is not. Default <c>parley.db</c> in the working directory. SQLite keeps <c>-wal</c>, <c>-shm</c> and <c>-lock</c> files beside it.</summary>
    public string Path { get; set; } = "parley.db";

    /// <summary>Default <see cref="StoreAccess.Owner"/>.</summary>
    public StoreAccess Access { get; set; } = StoreAccess.Owner;

    /// <summary>How long an operation waits while another process holds SQLite's lock; whole seconds, rounded up. Default 5 s, 1 s to 10 min.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Writes other than exchange records that may wait for the disk; beyond that, callers wait for room. Default 4,096, 1 to 1,000,000.</summary>
    public int MaxQueuedWrites { get; set; } = 4096;

    /// <summary>Bytes of encoded exchange records that may wait for the disk; beyond that, callers wait for room. Default 8 MiB, 64 KiB to 1 GiB; one record may go beyond.</summary>
    public int MaxQueuedRecordBytes { get; set; } = 8 << 20;

    /// <summary>Writes other than exchange records that are committed together at most; records go all that are queued. Default 512, 1 to 100,000.</summary>
    public int MaxWritesPerCommit { get; set; } = 512;

    /// <summary>
    /// A store up to this size is read as a whole when an owner opens it: damage to its structure, or to the journal of effects, is then refused, other damage is logged.
    /// A larger one is checked by <c>parley doctor</c>. Default 128 MiB; 0, which switches it off, to 1 TiB.
    /// </summary>
    public long MaxCheckedBytes { get; set; } = 128 << 20;

    /// <summary>What is read out of a stored document; its size is not limited again. Default <see cref="DocumentLimits.Default"/>.</summary>
    public DocumentLimits DocumentLimits { get; set; } = DocumentLimits.Default;

    /// <summary>Every mistake, in words; empty when there is none.</summary>
    public IReadOnlyList<string> Validate()
    {
        var mistakes = new List<string>();
        if (string.IsNullOrWhiteSpace(Path) || Path.Contains('\0', StringComparison.Ordinal))
        {
            mistakes.Add($"{nameof(Path)}: name a file.");
        }

        AddUnless(BusyTimeout >= TimeSpan.FromSeconds(1) && BusyTimeout <= TimeSpan.FromMinutes(10), $"{nameof(BusyTimeout)}: {BusyTimeout} is outside 1 s to 10 min.");
        AddUnless(MaxQueuedWrites is >= 1 and <= 1_000_000, $"{nameof(MaxQueuedWrites)}: {MaxQueuedWrites} is outside 1 to 1,000,000.");
        AddUnless(MaxQueuedRecordBytes is >= 64 << 10 and <= 1 << 30, $"{nameof(MaxQueuedRecordBytes)}: {MaxQueuedRecordBytes} is outside 64 KiB to 1 GiB.");
        AddUnless(MaxWritesPerCommit is >= 1 and <= 100_000, $"{nameof(MaxWritesPerCommit)}: {MaxWritesPerCommit} is outside 1 to 100,000.");
        AddUnless(MaxCheckedBytes is >= 0 and <= 1L << 40, $"{nameof(MaxCheckedBytes)}: {MaxCheckedBytes} is outside 0 to 1 TiB.");
        return mistakes;

        void AddUnless(bool holds, string mistake)
        {
            if (!holds)
            {
                mistakes.Add(mistake);
            }
        }
    }
}
