using System.Runtime.InteropServices;

namespace Parley.Sqlite.Records;

/// <summary>Sums up records one by one into what a segment says of them. Used again and again by one thread.</summary>
internal sealed class SegmentDraft
{
    private readonly HashSet<RecordGroup> _known = [];
    private readonly List<uint> _ids = [];
    private RecordGroup _last;

    public long Seq { get; private set; }

    public long FirstAt { get; private set; }

    public long LastAt { get; private set; }

    public int Records { get; private set; }

    public bool HasContent { get; private set; }

    public List<RecordGroup> Groups { get; } = [];

    /// <summary>Whether a record is left; places of removed ones don't count.</summary>
    public bool IsEmpty => _ids.Count == 0;

    public void Begin(long seq)
    {
        (Seq, FirstAt, LastAt, Records, HasContent) = (seq, long.MaxValue, long.MinValue, 0, false);
        _known.Clear();
        _ids.Clear();
        Groups.Clear();
    }

    public void Add(in RecordKey key)
    {
        Records++;
        FirstAt = Math.Min(FirstAt, key.AtTicks);
        LastAt = Math.Max(LastAt, key.AtTicks);
        HasContent |= key.HasContent;
        _ids.Add(key.Id);
        // Traffic comes in runs of a kind, so that the set is seldom asked.
        if ((Groups.Count == 0 || key.Group != _last) && _known.Add(key.Group))
        {
            Groups.Add(key.Group);
        }

        _last = key.Group;
    }

    /// <summary>The place of a record that was removed.</summary>
    public void AddGap() => Records++;

    public ReadOnlySpan<uint> SortedIds()
    {
        _ids.Sort();
        return CollectionsMarshal.AsSpan(_ids);
    }
}
