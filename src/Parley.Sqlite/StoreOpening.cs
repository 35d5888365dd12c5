using Microsoft.Extensions.Logging;
using Parley.Core.Diagnostics;
using Parley.Core.Storage;
using Parley.Sqlite.Migrations;
using Parley.Sqlite.Ownership;
using Parley.Sqlite.Sessions;
using Parley.Sqlite.Stores;
using Parley.Sqlite.Writing;

namespace Parley.Sqlite;

/// <summary>The steps of opening a file in each role. A step that fails leaves nothing open and nothing changed.</summary>
internal sealed class StoreOpening(string path, SqliteStoreOptions options, TimeProvider time, ILogger logger)
{
    private readonly SessionFactory _factory = new(path, options.BusyTimeout);

    public (StoreGate Gate, OwnerLock? Owner) Open() => options.Access switch
    {
        StoreAccess.Owner => OpenAsOwner(),
        StoreAccess.Guest => (OpenAsGuest(), null),
        _ => (OpenAsReader(), null),
    };

    private (StoreGate Gate, OwnerLock? Owner) OpenAsOwner()
    {
        var owner = OwnerLock.TryTake(path) ?? throw OwnerNote.Refusal(_factory, path);
        SqliteSession? session = null;
        try
        {
            session = _factory.OpenForWriting(create: true);
            BringUpToDate(session);
            var gate = GateFor(new StoreWriter(session, path, options, logger));
            (session, var kept, owner) = (null, owner, null);
            return (gate, kept);
        }
        finally
        {
            session?.Dispose();
            owner?.Dispose();
        }
    }

    /// <summary>A guest upgrades a file only while no node owns it.</summary>
    private StoreGate OpenAsGuest()
    {
        var session = _factory.OpenForWriting(create: true);
        try
        {
            if (Schema.Check(session, path) != Schema.Latest)
            {
                using var owner = OwnerLock.TryTake(path) ?? throw OwnerNote.Refusal(_factory, path);
                BringUpToDate(session);
            }

            var gate = GateFor(new StoreWriter(session, path, options, logger));
            session = null;
            return gate;
        }
        finally
        {
            session?.Dispose();
        }
    }

    private StoreGate OpenAsReader()
    {
        using var session = _factory.OpenForReading();
        var version = Schema.Check(session, path);
        return version == Schema.Latest
            ? GateFor(null)
            : throw new StoreException(ParleyErrorCode.StoreFailed, $"'{path}' is empty or of an older version (schema {version} of {Schema.Latest}). Start a node with it once; that upgrades it.");
    }

    private void BringUpToDate(SqliteSession session)
    {
        Schema.Check(session, path);
        _factory.UseWriteAheadLog(session);
        Schema.Migrate(session, path);
    }

    private StoreGate GateFor(StoreWriter? writer) => new(new SessionPool(_factory), writer, path, time);
}
