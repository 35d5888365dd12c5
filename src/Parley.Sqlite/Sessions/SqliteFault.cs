using Microsoft.Data.Sqlite;
using Parley.Core.Diagnostics;
using Parley.Core.Storage;

namespace Parley.Sqlite.Sessions;

/// <summary>What SQLite's result codes mean to the owner of a store, and what to do about each.</summary>
internal static class SqliteFault
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int Constraint = 19;
    private const int NotADatabase = 26;

    public static bool IsBusy(SqliteException failure) => failure.SqliteErrorCode is Busy or Locked;

    /// <summary>A broken constraint is a bug of this assembly, not a state of the store.</summary>
    public static bool IsStoreFault(SqliteException failure) => failure.SqliteErrorCode != Constraint;

    public static StoreException From(SqliteException failure, string path) => failure.SqliteErrorCode switch
    {
        Busy or Locked => new(
            ParleyErrorCode.StoreLocked,
            $"'{path}' is locked by another program. Close the program that has it open (a database browser, a backup, another node), then try again.",
            failure),
        ReadOnly => Failed($"'{path}' can't be written. Check the permissions of the file and its folder."),
        InputOutput => Failed($"The disk reported an error on '{path}' ({failure.SqliteExtendedErrorCode}). Check the disk; restore a backup if the file is damaged."),
        Corrupt => Failed($"'{path}' is damaged. Move it aside and restore a backup, or let Parley start with a new file."),
        Full => Failed($"The disk is full: '{path}' can't grow. Free some space; what was acknowledged is safe."),
        CannotOpen => Failed($"'{path}' can't be opened. Check that its folder exists and that file and folder may be read and written."),
        NotADatabase => Failed($"'{path}' is not a Parley store: it is no SQLite database. Give another file."),
        _ => Failed($"'{path}' failed: {failure.Message}"),
    };

    /// <summary>A row that was read but makes no sense.</summary>
    public static StoreException FromRow(FormatException failure, string path)
        => new(ParleyErrorCode.StoreFailed, $"'{path}' holds what can't be read: {failure.Message} Restore a backup; 'parley doctor' lists all that is damaged.", failure);

    private static StoreException Failed(string message) => new(ParleyErrorCode.StoreFailed, message);
}
