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

    /// <summary>Writes that may wait for the disk; beyond that, callers wait for room. Default 4,096, 1 to 1,000,000.</summary>
    public int MaxQueuedWrites { get; set; } = 4096;

    /// <summary>Writes committed together at most. Default 512, 1 to 100,000.</summary>
    public int MaxWritesPerCommit { get; set; } = 512;

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
        AddUnless(MaxWritesPerCommit is >= 1 and <= 100_000, $"{nameof(MaxWritesPerCommit)}: {MaxWritesPerCommit} is outside 1 to 100,000.");
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
