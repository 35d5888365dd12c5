using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Parley.Core.Costs;
using Parley.Core.Databases;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Policy;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Sqlite.Checking;
using Parley.Sqlite.Ownership;
using Parley.Sqlite.Sessions;
using Parley.Sqlite.Stores;

namespace Parley.Sqlite;

/// <summary>
/// Everything a node remembers, in one SQLite file with a write-ahead log. What is acknowledged as durable survives <c>kill -9</c> and power loss;
/// relaxed exchange records follow within milliseconds and are read by whoever wrote them at once. Dispose it to write what is queued.
/// </summary>
public sealed class SqliteStore : ICommit, IAsyncDisposable
{
    private readonly StoreGate _gate;
    private readonly OwnerLock? _owner;
    private readonly string _path;

    private SqliteStore(StoreGate gate, OwnerLock? owner, string path, SqliteStoreOptions options)
    {
        (_gate, _owner, _path) = (gate, owner, path);
        Documents = new SqliteDocumentStore(gate, options.DocumentLimits);
        Routines = new SqliteRoutineStore(gate);
        Exchanges = new SqliteExchangeStore(gate);
        Pairs = new SqlitePairStore(gate);
        Effects = new SqliteEffectJournal(gate);
        Suitabilities = new SqliteSuitabilityStore(gate);
        Archive = new SqliteRoutineArchive(gate);
    }

    /// <summary>Protocol documents by hash.</summary>
    public IDocumentStore Documents { get; }

    /// <summary>Routines and their story.</summary>
    public IRoutineStore Routines { get; }

    /// <summary>Exchange records.</summary>
    public IExchangeStore Exchanges { get; }

    /// <summary>What is known of each pair of agents and task.</summary>
    public IPairStore Pairs { get; }

    /// <summary>The journal by which a <c>Once</c> skill never runs twice.</summary>
    public IEffectJournal Effects { get; }

    /// <summary>Judgements of documents.</summary>
    public ISuitabilityStore Suitabilities { get; }

    /// <summary>Routines that agents left in a protocol database.</summary>
    public IRoutineArchive Archive { get; }

    /// <summary>Commits so far, each with one wait for the disk. Writes that were queued together share one.</summary>
    public long Commits => _gate.Commits;

    /// <summary>Opens the file, making or upgrading it where <see cref="SqliteStoreOptions.Access"/> allows. Throws <see cref="StoreException"/> with advice when it can't be used.</summary>
    public static async Task<SqliteStore> OpenAsync(SqliteStoreOptions options, TimeProvider time, ILogger<SqliteStore> logger, CancellationToken cancellationToken)
    {
        if (options.Validate() is { Count: > 0 } mistakes)
        {
            throw new StoreException(ParleyErrorCode.InvalidConfiguration, string.Join(' ', mistakes));
        }

        cancellationToken.ThrowIfCancellationRequested();
        var path = StorePath.Resolve(options);
        try
        {
            var (gate, owner) = new StoreOpening(path, options, time, logger).Open();
            return await new SqliteStore(gate, owner, path, options).IntroduceAsync();
        }
        catch (SqliteException failure) when (SqliteFault.IsStoreFault(failure))
        {
            throw SqliteFault.From(failure, path);
        }
    }

    /// <summary>Waits until all that was acknowledged is on disk. Throws when relaxed records were lost since the last call, to a full disk for example.</summary>
    public ValueTask FlushAsync(CancellationToken cancellationToken) => _gate.FlushAsync(cancellationToken);

    /// <summary>Reads the whole file, compares every checksum, and returns what is damaged, with table and row; empty when all is sound. Takes time in proportion to its size.</summary>
    public IReadOnlyList<string> Check(CancellationToken cancellationToken)
    {
        try
        {
            var findings = _gate.Read(session => session.Snapshot(StoreCheck.Run), cancellationToken);
            return LogCheck.Finding(_path) is { } damage ? [damage, .. findings] : findings;
        }
        catch (StoreException failure) when (failure.Error.Code == ParleyErrorCode.StoreFailed)
        {
            return [failure.Message]; // too damaged for the check itself
        }
    }

    /// <summary>Writes what was accepted, closes the file and gives up its lock.</summary>
    public async ValueTask DisposeAsync()
    {
        await _gate.DisposeAsync();
        _owner?.Dispose();
    }

    /// <summary>An owner writes its name into the file; that it can is the proof that the file can be written.</summary>
    private async Task<SqliteStore> IntroduceAsync()
    {
        var introduced = _owner is null;
        try
        {
            if (!introduced)
            {
                await _gate.WriteAsync(session => OwnerNote.Write(session, _gate.Now), CancellationToken.None);
                introduced = true;
            }

            return this;
        }
        finally
        {
            if (!introduced)
            {
                await DisposeAsync();
            }
        }
    }
}
