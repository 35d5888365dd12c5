using System.Globalization;
using Parley.Core.Diagnostics;
using Parley.Core.Programming;
using Parley.Protocol.Documents;

namespace Parley.Core.Databases;

/// <summary>Names of all that a database holds, in 256 parts, and how much room is left. Used by one thread at a time.</summary>
internal sealed class DatabaseContents(DatabaseOptions options)
{
    private const int PartCount = 256;

    private readonly PartContents[] _parts = [.. Enumerable.Range(0, PartCount).Select(_ => new PartContents())];
    private readonly DatabaseRoom _room = new(options);
    private DatabaseDigest? _digest;

    public DocumentIndex Index { get; } = new();

    public int Documents { get; private set; }

    public int Routines { get; private set; }

    /// <summary>Asked for by every neighbour, again and again.</summary>
    public DatabaseDigest Digest => _digest ??= new(_parts.Index().Where(part => !part.Item.IsEmpty).Select(part => (part.Index.ToString("x2", CultureInfo.InvariantCulture), part.Item.Snapshot.Checksum)));

    public DatabasePart Part(string name) => _parts[byte.Parse(name, NumberStyles.HexNumber, CultureInfo.InvariantCulture)].Snapshot;

    public bool Has(DocumentHash hash) => PartOf(hash).Documents.Contains(hash);

    public bool Has(RoutineAddress address, string id) => PartOf(address).Routines.Find(address).Contains(id);

    public IReadOnlyList<string> Find(RoutineAddress address) => PartOf(address).Routines.Find(address);

    public ParleyError? RoomFor(int bytes) => _room.ForDocument(bytes);

    public ParleyError? RoomFor(RoutineAddress address, int bytes)
        => PartOf(address).Routines.Find(address).Count >= options.MaxRoutinesPerAddress
            ? ParleyError.Public(ParleyErrorCode.BudgetExceeded, $"The database keeps {options.MaxRoutinesPerAddress} routines for an address, and has them. Leave it in another database.")
            : _room.ForRoutine(!PartOf(address).Routines.Has(address), bytes);

    /// <summary>Adds what is new and has room.</summary>
    public (ParleyError? Full, bool IsNew) Take(ProtocolDocument document)
    {
        var full = Has(document.Hash) ? null : RoomFor(document.ByteCount);
        return full is null ? (null, Add(document)) : (full, false);
    }

    /// <summary>Adds what is new and has room.</summary>
    public (ParleyError? Full, bool IsNew) Take(ArchivedRoutine routine, int bytes)
    {
        var full = Has(routine.Address, routine.Id) ? null : RoomFor(routine.Address, bytes);
        return full is null ? (null, Add(routine, bytes)) : (full, false);
    }

    /// <summary>Adds it whatever the limits are; false when it is there.</summary>
    public bool Add(ProtocolDocument document)
    {
        if (!PartOf(document.Hash).Documents.Add(document.Hash))
        {
            return false;
        }

        Change(PartOf(document.Hash));
        Documents++;
        _room.ChangeDocuments(1, document.ByteCount);
        Index.Add(document);
        return true;
    }

    public void Remove(ProtocolDocument document)
    {
        if (PartOf(document.Hash).Documents.Remove(document.Hash))
        {
            Change(PartOf(document.Hash));
            Documents--;
            _room.ChangeDocuments(-1, document.ByteCount);
            Index.Remove(document.Hash);
        }
    }

    /// <inheritdoc cref="Add(ProtocolDocument)" />
    public bool Add(ArchivedRoutine routine, int bytes)
    {
        var part = PartOf(routine.Address);
        if (Has(routine.Address, routine.Id))
        {
            return false;
        }

        _room.ChangeAddresses(part.Routines.Has(routine.Address) ? 0 : 1);
        _room.ChangeBytes(bytes);
        part.Routines.Add(routine.Address, routine.Id, routine.AddedAt);
        Change(part);
        Routines++;
        return true;
    }

    public void Remove(ArchivedRoutine routine, int bytes)
    {
        var part = PartOf(routine.Address);
        if (Has(routine.Address, routine.Id))
        {
            part.Routines.Remove(routine.Address, routine.Id);
            Change(part);
            _room.ChangeAddresses(part.Routines.Has(routine.Address) ? 0 : -1);
            _room.ChangeBytes(-bytes);
            Routines--;
        }
    }

    /// <summary>Documents behind a hash, in order.</summary>
    public IEnumerable<DocumentHash> Behind(DocumentHash? after)
        => after is not { } last ? _parts.SelectMany(part => part.Documents)
            : _parts.Skip(NumberOf(last)).SelectMany(part => part.Documents).SkipWhile(hash => hash <= last);

    private void Change(PartContents part)
    {
        part.Changed();
        _digest = null;
    }

    private PartContents PartOf(DocumentHash hash) => _parts[NumberOf(hash)];

    private PartContents PartOf(RoutineAddress address) => _parts[byte.Parse(address.Hex.AsSpan(0, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)];

    private static int NumberOf(DocumentHash hash)
    {
        Span<byte> bytes = stackalloc byte[DocumentHash.ByteCount];
        hash.CopyTo(bytes);
        return bytes[0];
    }
}
