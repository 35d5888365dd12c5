using Microsoft.Extensions.Logging.Abstractions;
using Parley.Cli.Output;
using Parley.Core.Diagnostics;
using Parley.Core.Storage;
using Parley.Sqlite;

namespace Parley.Cli;

/// <summary>Opens the store that <c>--store</c> names, beside a node that may be running on it.</summary>
internal static class StoreAccessor
{
    public static Task<SqliteStore> ReadAsync(CommandContext context, CancellationToken cancellationToken) => OpenAsync(context, StoreAccess.Reader, cancellationToken);

    /// <summary>Makes the store where there is none.</summary>
    public static Task<SqliteStore> WriteAsync(CommandContext context, CancellationToken cancellationToken) => OpenAsync(context, StoreAccess.Guest, cancellationToken);

    /// <summary>Changes what is there; a file that isn't is not made.</summary>
    public static Task<SqliteStore> ChangeAsync(CommandContext context, CancellationToken cancellationToken)
        => Path.Exists(context.StorePath)
            ? OpenAsync(context, StoreAccess.Guest, cancellationToken)
            : throw new StoreException(ParleyErrorCode.StoreFailed, $"There is no store at '{Path.GetFullPath(context.StorePath)}'. Name the store's file with --store FILE.");

    private static Task<SqliteStore> OpenAsync(CommandContext context, StoreAccess access, CancellationToken cancellationToken)
        => SqliteStore.OpenAsync(new SqliteStoreOptions { Path = context.StorePath, Access = access }, context.Time, NullLogger<SqliteStore>.Instance, cancellationToken);
}
