using Npgsql;

namespace Parley.Simulations.Network.Data;

/// <summary>The tables of one run on a PostgreSQL server: a schema for each of the network's servers, all of which are dropped at the end.</summary>
internal sealed class PostgresTables : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly string _run;
    private readonly List<string> _schemas = [];

    private PostgresTables(NpgsqlDataSource source, string run) => (_source, _run) = (source, run);

    public static async Task<PostgresTables> StartAsync(PostgresServer server, CancellationToken cancellationToken)
    {
        var source = server.Open();
        try
        {
            // A number that the server gives only once, so that runs at the same time don't meet.
            await using var number = source.CreateCommand("SELECT txid_current()");
            var given = (long)(await number.ExecuteScalarAsync(cancellationToken))!;
            return new PostgresTables(source, FormattableString.Invariant($"parley_{given}"));
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    /// <summary>An empty database for a server of this name.</summary>
    public async Task<Database> OpenAsync(string server, CancellationToken cancellationToken)
    {
        var schema = $"{_run}_{server.Replace('-', '_')}";
        // A server that replaces another has the name of that.
        schema = _schemas.Contains(schema) ? FormattableString.Invariant($"{schema}_{_schemas.Count}") : schema;
        var connection = await _source.OpenConnectionAsync(cancellationToken);
        try
        {
            _schemas.Add(schema);
            await using var create = new NpgsqlCommand($"CREATE SCHEMA {schema}; SET search_path TO {schema}", connection);
            await create.ExecuteNonQueryAsync(cancellationToken);
            return new Database(connection, "TEXT COLLATE \"C\"");
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Drops what was made; its databases are closed by then.</summary>
    public async ValueTask DisposeAsync()
    {
        await using var source = _source;
        foreach (var schema in _schemas)
        {
            await using var drop = source.CreateCommand($"DROP SCHEMA IF EXISTS {schema} CASCADE");
            await drop.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }
}
