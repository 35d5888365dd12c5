using Microsoft.Extensions.Logging;
using Parley.Core.Diagnostics;
using Parley.Core.Storage;
using Parley.Sqlite.Checking;
using Parley.Sqlite.Migrations;
using Parley.Sqlite.Ownership;
using Parley.Sqlite.Sessions;
using Parley.Sqlite.Stores;
using Parley.Sqlite.Writing;

namespace Parley.Sqlite;

/// <summary>The steps of opening a file in each role. A step that fails leaves nothing open and nothing changed.</summary>
internal sealed partial class StoreOpening(string path, SqliteStoreOptions options, TimeProvider time, ILogger logger)
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
            LogCheck.Run(path);
            session = _factory.OpenForWriting(create: true);
            BringUpToDate(session);
            Examine(session);
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

    /// <summary>Writing into a damaged structure spreads the damage, and an effect that can't be found would run twice; whatever else is damaged is refused when it is read.</summary>
    private void Examine(SqliteSession session)
    {
        if (new FileInfo(path).Length > options.MaxCheckedBytes)
        {
            return;
        }

        var structure = StoreCheck.Structure(session);
        if (structure.Concat(structure.Count > 0 ? [] : CheckedTable.Effects.Damaged(session)).FirstOrDefault() is { } worst)
        {
            throw new StoreException(ParleyErrorCode.StoreFailed, $"'{path}' is damaged: {worst}. Move it aside and restore a backup, or let Parley start with a new file; 'parley doctor' lists all that is damaged.");
        }

        foreach (var finding in StoreCheck.Contents(session))
        {
            LogDamage(logger, path, finding);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} is damaged: {Finding} Restore a backup; reading this will fail.")]
    private static partial void LogDamage(ILogger logger, string path, string finding);

    private StoreGate GateFor(StoreWriter? writer) => new(new SessionPool(_factory), writer, path, time);
}
