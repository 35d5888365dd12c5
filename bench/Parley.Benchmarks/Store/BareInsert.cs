using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Parley.Core.Costs;
using Parley.Core.Storage;
using SQLitePCL;

namespace Parley.Benchmarks.Store;

/// <summary>The floor: the same bytes, encoded beforehand, one bare prepared INSERT each, one transaction for each batch, on one thread.</summary>
internal static class BareInsert
{
    private const int BatchRecords = 512;

    public static (double PerSecond, double CpuMicros) Run(string folder, int records)
    {
        var encoded = Enumerable.Range(0, Math.Min(records, 20_000)).Select(Encode).ToArray();
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "floor.db")};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE records (seq INTEGER PRIMARY KEY, data BLOB NOT NULL)");
        raw.sqlite3_prepare_v2(connection.Handle, "INSERT INTO records (data) VALUES (?1)", out var insert);
        var (started, cpu) = (Stopwatch.GetTimestamp(), ProcessTime());
        for (var i = 0; i < records; i += BatchRecords)
        {
            Execute(connection, "BEGIN IMMEDIATE");
            for (var j = i; j < Math.Min(i + BatchRecords, records); j++)
            {
                raw.sqlite3_bind_blob(insert, 1, (ReadOnlySpan<byte>)encoded[j % encoded.Length]);
                raw.sqlite3_step(insert);
                raw.sqlite3_reset(insert);
            }

            Execute(connection, "COMMIT");
        }

        insert.Dispose();
        return (records / Stopwatch.GetElapsedTime(started).TotalSeconds, (ProcessTime() - cpu).TotalMicroseconds / records);
    }

    public static TimeSpan ProcessTime() => Process.GetCurrentProcess().TotalProcessorTime;

    private static byte[] Encode(int number)
    {
        var writer = new FieldWriter();
        ExchangeRecordFormat.Write(writer, StoreRecords.Make(number));
        return writer.Written.ToArray();
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
