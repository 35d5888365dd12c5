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

    /// <summary>The place of a record that was removed, or that can't be read.</summary>
    public void AddGap() => Records++;

    /// <summary>What is said of a segment with damaged records that stay in it: what it said of all, as nobody knows what of that was theirs.</summary>
    /// <param name="ids">Theirs.</param>
    public void AddDamaged(Segment segment, List<uint> ids)
    {
        FirstAt = Math.Min(FirstAt, segment.FirstAt);
        LastAt = Math.Max(LastAt, segment.LastAt);
        HasContent |= segment.HasContent;
        _ids.AddRange(ids);
        for (var i = 0; i < segment.Groups.Length; i += RecordGroup.ByteCount)
        {
            if (RecordGroup.Read(segment.Groups.AsSpan(i)) is var group && _known.Add(group))
            {
                Groups.Add(group);
            }
        }
    }

    public ReadOnlySpan<uint> SortedIds()
    {
        _ids.Sort();
        return CollectionsMarshal.AsSpan(_ids);
    }
}
