using Microsoft.Extensions.Logging.Abstractions;
using Parley.Cli.Output;
using Parley.Sqlite;

namespace Parley.Cli;

/// <summary>Opens the store that <c>--store</c> names, beside a node that may be running on it.</summary>
internal static class StoreAccessor
{
    public static Task<SqliteStore> ReadAsync(CommandContext context, CancellationToken cancellationToken) => OpenAsync(context, StoreAccess.Reader, cancellationToken);

    public static Task<SqliteStore> WriteAsync(CommandContext context, CancellationToken cancellationToken) => OpenAsync(context, StoreAccess.Guest, cancellationToken);

    private static Task<SqliteStore> OpenAsync(CommandContext context, StoreAccess access, CancellationToken cancellationToken)
        => SqliteStore.OpenAsync(new SqliteStoreOptions { Path = context.StorePath, Access = access }, context.Time, NullLogger<SqliteStore>.Instance, cancellationToken);
}
