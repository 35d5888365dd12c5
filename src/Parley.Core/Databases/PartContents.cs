using Parley.Protocol.Documents;

namespace Parley.Core.Databases;

/// <summary>What falls into one part. Its digest is made when it is asked for and kept until something changes: to ask costs strangers nothing, so it must cost the database little.</summary>
internal sealed class PartContents
{
    private DatabasePart? _snapshot;

    public SortedSet<DocumentHash> Documents { get; } = [];

    public RoutineIndex Routines { get; } = new();

    public DatabasePart Snapshot => _snapshot ??= new DatabasePart(Documents, Routines.All);

    public bool IsEmpty => Documents.Count == 0 && !Routines.All.Any();

    public void Changed() => _snapshot = null;
}
