using System.Net.Sockets;
using Npgsql;
using Parley.Core.Diagnostics;

namespace Parley.Simulations.Network.Data;

/// <summary>A PostgreSQL server as somebody named it. As text it is its address: who it is entered as, and by which password, is not for showing.</summary>
internal sealed class PostgresServer
{
    private readonly NpgsqlConnectionStringBuilder _connection;

    private PostgresServer(NpgsqlConnectionStringBuilder connection) => _connection = connection;

    /// <param name="connection">Such as <c>Host=127.0.0.1;Username=parley;Database=parley</c>.</param>
    public static Outcome<PostgresServer> Parse(string connection)
    {
        try
        {
            // The framework looks for Kerberos first, unless told that it is wanted, and complains on standard error where there is none.
            var builder = new NpgsqlConnectionStringBuilder("GSS Encryption Mode=Disable;" + connection) { ApplicationName = "parley" };
            return string.IsNullOrEmpty(builder.Host) ? Unreadable() : new PostgresServer(builder);
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or OverflowException)
        {
            // What is wrong with it may be a piece of the password, so that it isn't quoted.
            return Unreadable();
        }
    }

    /// <summary>Null when tables can be made there; otherwise why not.</summary>
    public async Task<ParleyError?> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var source = Open();
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await using var may = new NpgsqlCommand("SELECT has_database_privilege(current_database(), 'CREATE')", connection);
            return await may.ExecuteScalarAsync(cancellationToken) is true ? null
                : Refused("this user may not make schemas in the database. GRANT CREATE ON DATABASE to it, or name another user.");
        }
        catch (Exception failure) when (failure is NpgsqlException or SocketException or TimeoutException)
        {
            return Failure(failure);
        }
    }

    /// <summary>What a failed call of the server means.</summary>
    public ParleyError Failure(Exception failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } refused
            => Refused($"{refused.MessageText}. Give the password in the variable PGPASSWORD."),
        PostgresException refused => Refused($"{refused.MessageText} ({refused.SqlState})."),
        NpgsqlException { InnerException: null } => Refused($"{failure.Message.TrimEnd('.')}. The password can stand in the variable PGPASSWORD."),
        _ => Refused($"{(failure.InnerException ?? failure).Message.TrimEnd('.')}. Is the server running there, and does it listen at this address?"),
    };

    /// <summary>Connections to it, for whoever disposes them.</summary>
    public NpgsqlDataSource Open() => new NpgsqlDataSourceBuilder(_connection.ConnectionString).Build();

    public override string ToString() => $"{_connection.Host}:{_connection.Port}/{_connection.Database ?? _connection.Username}";

    private ParleyError Refused(string why) => new(ParleyErrorCode.PeerUnreachable, $"PostgreSQL at {this} can't be used: {why}");

    private static ParleyError Unreadable()
        => new(ParleyErrorCode.InvalidRequest, "The connection to PostgreSQL can't be read. Write it as \"Host=127.0.0.1;Port=5432;Username=NAME;Database=NAME\", and the password into the variable PGPASSWORD.");
}
