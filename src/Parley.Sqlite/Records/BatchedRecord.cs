namespace Parley.Sqlite.Records;

/// <summary>A record within a batch on its way to the disk. <paramref name="Start"/> is where its frame begins.</summary>
internal readonly record struct BatchedRecord(RecordKey Key, int Start, int Length, uint Checksum, bool IsAwaited)
{
    public int End => Start + Frame.HeadBytes + Length;
}
