using System.Globalization;
using Microsoft.Data.Sqlite;
using Parley.Core.Diagnostics;
using Parley.Core.Storage;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Ownership;

/// <summary>Who owns the store, written into it so that whoever is refused can be told. The lock decides, never this note.</summary>
internal static class OwnerNote
{
    public static int Write(SqliteSession session, DateTimeOffset now)
        => session.Execute("INSERT OR REPLACE INTO owner VALUES (1, $1, $2, $3)", Environment.ProcessId, Environment.MachineName, now.UtcTicks);

    /// <summary>The refusal, naming the owner where the note can be read.</summary>
    public static StoreException Refusal(SessionFactory factory, string path)
        => new(
            ParleyErrorCode.StoreLocked,
            $"'{path}' is in use by another node{Read(factory)}. Stop that node, or give this one a store file of its own.");

    private static string Read(SessionFactory factory)
    {
        try
        {
            using var session = factory.OpenForReading();
            return session.First("SELECT process, machine, since FROM owner", Describe) ?? "";
        }
        catch (SqliteException)
        {
            return "";
        }
    }

    private static string Describe(SqliteDataReader row)
    {
        var since = new DateTime(row.GetInt64(2), DateTimeKind.Utc).ToString("u", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $" (process {row.GetInt64(0)} on {row.GetString(1)}, since {since})");
    }
}
