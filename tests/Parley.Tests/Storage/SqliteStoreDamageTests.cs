using System.Text;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Storage;
using Parley.Sqlite;

namespace Parley.Tests.Storage;

/// <summary>Files that can't be used: each is refused by name, with advice, and left as it is.</summary>
public sealed class SqliteStoreDamageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.File("store.db");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        await File.WriteAllTextAsync(FilePath, new string('x', 5000), Token);
        await RefusedAsync(FilePath, "not a Parley store");
        Assert.Equal(new string('x', 5000), await File.ReadAllTextAsync(FilePath, Token));
    }

    [Fact]
    public async Task A_database_of_another_program_is_refused_and_gets_no_tables()
    {
        StoreFile.Execute(FilePath, "CREATE TABLE recipes (name TEXT)");
        await RefusedAsync(FilePath, "another program");
        StoreFile.Execute(FilePath, "INSERT INTO recipes VALUES ('soup')");
        using var connection = StoreFile.Connect(FilePath);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master";
        Assert.Equal(1L, command.ExecuteScalar());
    }

    [Fact]
    public async Task A_folder_a_missing_folder_and_a_reserved_lock_name_are_refused()
    {
        await RefusedAsync(_folder.Path, "is a folder");
        await RefusedAsync(_folder.File("no/such/folder/store.db"), "does not exist");
        Directory.CreateDirectory(_folder.File("blocked.db-lock"));
        await RefusedAsync(_folder.File("blocked.db"), "can't be made");
    }

    [Fact]
    public async Task Damaged_pages_are_refused_by_an_owner_reported_to_a_reader_and_found_by_the_check()
    {
        await using (var store = await StoreFile.OpenAsync(FilePath))
        {
            for (var i = 0; i < 600; i++)
            {
                await store.Exchanges.AppendAsync(Sample.FullExchange($"{i}"), Durability.Relaxed, Token);
            }
        }

        var bytes = await File.ReadAllBytesAsync(FilePath, Token);
        Assert.True(bytes.Length > 40 * 4096);
        Array.Fill(bytes, (byte)0xA5, 30 * 4096, bytes.Length - (30 * 4096));
        await File.WriteAllBytesAsync(FilePath, bytes, Token);

        await RefusedAsync(FilePath, "is damaged");
        await using var damaged = await StoreFile.OpenAsync(FilePath, options => options.Access = StoreAccess.Reader);
        var failure = await Assert.ThrowsAsync<StoreException>(async () => await damaged.Exchanges.ReadAllAsync(Token).CountAsync(Token));
        Assert.Equal(ParleyErrorCode.StoreFailed, failure.Error.Code);
        Assert.Contains(FilePath, failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(damaged.Check(Token));
    }

    [Fact]
    public async Task A_document_changed_in_the_file_is_not_served()
    {
        var document = Sample.Stored("the text");
        await using var store = await StoreFile.OpenAsync(FilePath);
        await store.Documents.PutAsync(document, Token);
        StoreFile.Execute(FilePath, "UPDATE documents SET text = CAST('another text' AS BLOB)");
        var failure = await Assert.ThrowsAsync<StoreException>(async () => await store.Documents.FindAsync(document.Document.Hash, Token));
        Assert.Contains("table 'documents'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_record_is_reported_by_row_and_harms_no_other()
    {
        await using var store = await StoreFile.OpenAsync(FilePath);
        await store.Exchanges.AppendAsync(Sample.Exchange("bad") with { Subject = "before" }, Durability.Relaxed, Token);
        await store.Exchanges.AppendAsync(Sample.Exchange("good"), Durability.Relaxed, Token);
        await store.FlushAsync(Token);
        StoreFile.Execute(FilePath, "UPDATE segments SET data = CAST(substr(data, 1, 20) || x'00' || substr(data, 22) AS BLOB) WHERE seq = 1");
        var failure = await Assert.ThrowsAsync<StoreException>(async () => await store.Exchanges.FindAsync("bad", Token));
        Assert.Contains("table 'segments', row 1: Record 1 ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("doctor", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Record 1 ", Assert.Single(store.Check(Token)), StringComparison.Ordinal);
        Assert.Single(await store.Exchanges.FindAsync("good", Token));
    }

    [Fact]
    public async Task Fields_that_a_later_version_added_are_tolerated()
    {
        await using var store = await StoreFile.OpenAsync(FilePath);
        var routine = Sample.Routine(Sample.Key());
        await store.Routines.TrySaveAsync(routine, [Sample.Event(routine.Key, "written")], Token);
        StoreFile.Execute(FilePath, "UPDATE routines SET record = json_set(record, '$.mood', 1); UPDATE routine_events SET record = json_set(record, '$.mood', 1)");
        StoreFile.Execute(
            FilePath,
            """
            UPDATE routines SET checksum = row_checksum('routines', agent, side, document, subject, version, record);
            UPDATE routine_events SET checksum = row_checksum('routine_events', agent, side, document, subject, record)
            """);
        Assert.NotNull(await store.Routines.FindAsync(routine.Key, Token));
        Assert.Single(await store.Routines.HistoryAsync(routine.Key, Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_expired_is_nowhere_in_the_files(bool redactOnly)
    {
        const string Secret = "rosebud-rosebud";
        await using var store = await StoreFile.OpenAsync(FilePath);
        await store.Exchanges.AppendAsync(Sample.Exchange("a") with { Input = Secret }, Durability.Durable, Token);
        Assert.True(IsInFiles(Secret));
        await store.Exchanges.ExpireAsync(Sample.Noon.AddDays(1), redactOnly, Token);
        Assert.False(IsInFiles(Secret));
    }

    [Theory]
    [InlineData(true, "substr(data, 1, 20) || x'00' || substr(data, 22)")] // a byte of the first record
    [InlineData(false, "substr(data, 1, 20) || x'00' || substr(data, 22)")]
    [InlineData(true, "substr(data, 1, length(data) - 4)")] // the end of the last one
    [InlineData(false, "substr(data, 1, length(data) - 4)")]
    public async Task What_is_damaged_is_kept_and_all_else_expires(bool redactOnly, string damage)
    {
        const string Secret = "rosebud-rosebud";
        await using var store = await StoreFile.OpenAsync(FilePath);
        for (var i = 0; i < 15; i++)
        {
            await store.Exchanges.AppendAsync(Sample.Exchange($"{i}") with { Input = $"{Secret} {i}. It goes on." }, Durability.Durable, Token);
        }

        await store.Exchanges.AppendAsync(Sample.Exchange("15", 1000) with { Input = $"{Secret} 15. It goes on." }, Durability.Durable, Token); // the sixteenth has them joined into one segment
        var damaged = damage.Contains("x'00'", StringComparison.Ordinal) ? 0 : 15;
        StoreFile.Execute(FilePath, $"UPDATE segments SET data = CAST({damage} AS BLOB) WHERE seq = 1 AND records = 16");
        await store.Exchanges.AppendAsync(Sample.Exchange("16") with { Input = $"{Secret} 16." }, Durability.Durable, Token);

        var expiry = () => store.Exchanges.ExpireAsync(Sample.Noon.AddSeconds(1), redactOnly, Token).AsTask();
        for (var look = 0; look < 2; look++)
        {
            Assert.Contains($"table 'segments', row 1: Record {damaged + 1} ", (await Assert.ThrowsAsync<StoreException>(expiry)).Message, StringComparison.Ordinal);
            Assert.Contains($"row 1: Record {damaged + 1} ", Assert.Single(store.Check(Token)), StringComparison.Ordinal);
        }

        for (var i = 0; i <= 16; i++)
        {
            var isKept = i is 15 || i == damaged;
            Assert.Equal((i, isKept), (i, IsInFiles($"{Secret} {i}.")));
            if (i != damaged)
            {
                Assert.Equal((i, redactOnly || isKept ? 1 : 0), (i, (await store.Exchanges.FindAsync($"{i}", Token)).Count));
            }
        }

        await Assert.ThrowsAsync<StoreException>(async () => await store.Exchanges.FindAsync($"{damaged}", Token));
    }

    [Theory]
    [InlineData("records = records + 1")]
    [InlineData("ids = CAST(substr(ids, 1, 4) || x'0000000000' || substr(ids, 10) AS BLOB), data = CAST(substr(data, 1, 20) || x'00' || substr(data, 22) AS BLOB)")]
    public async Task A_segment_that_can_not_be_taken_apart_is_kept_and_the_others_expire(string damage)
    {
        await using var store = await StoreFile.OpenAsync(FilePath);
        await store.Exchanges.AppendAsync(Sample.Exchange("bad") with { Input = "rosebud bad" }, Durability.Durable, Token);
        StoreFile.Execute(FilePath, $"UPDATE segments SET {damage} WHERE seq = 1");
        await store.Exchanges.AppendAsync(Sample.Exchange("good") with { Input = "rosebud good" }, Durability.Durable, Token);

        await Assert.ThrowsAsync<StoreException>(async () => await store.Exchanges.ExpireAsync(Sample.Noon.AddSeconds(1), redactOnly: false, Token));

        Assert.Equal((true, false), (IsInFiles("rosebud bad"), IsInFiles("rosebud good")));
        Assert.NotEmpty(store.Check(Token));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task RefusedAsync(string path, string words)
    {
        var failure = await Assert.ThrowsAsync<StoreException>(() => StoreFile.OpenAsync(path));
        Assert.Equal(ParleyErrorCode.StoreFailed, failure.Error.Code);
        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    private bool IsInFiles(string text)
        => new[] { FilePath, FilePath + "-wal" }.Any(path =>
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
        });
}
