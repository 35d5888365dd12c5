using Parley.Core.Diagnostics;
using Parley.Core.Storage;
using Parley.Sqlite;

namespace Parley.Tests.Storage;

public sealed class SqliteStoreOpeningTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.File("store.db");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_file_gets_the_newest_schema_and_the_journal_of_a_node()
    {
        await using (await StoreFile.OpenAsync(FilePath))
        {
        }

        Assert.Equal(["4", "1348563564", "wal"], Pragmas("user_version", "application_id", "journal_mode"));
    }

    [Fact]
    public async Task An_empty_file_is_a_new_store()
    {
        await File.WriteAllBytesAsync(FilePath, [], Token);
        await using var store = await StoreFile.OpenAsync(FilePath);
        Assert.Empty(store.Check(Token));
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_refused_and_left_alone()
    {
        await CreateAsync();
        StoreFile.Execute(FilePath, "PRAGMA user_version = 99");
        var before = await File.ReadAllBytesAsync(FilePath, Token);
        foreach (var access in Enum.GetValues<StoreAccess>())
        {
            var error = await RefusedAsync(access);
            Assert.Equal(ParleyErrorCode.StoreNewer, error.Code);
            Assert.Contains(FilePath, error.Message, StringComparison.Ordinal);
            Assert.Contains("schema 99", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, await File.ReadAllBytesAsync(FilePath, Token));
    }

    [Fact]
    public async Task A_second_owner_is_refused_and_told_who_the_first_is()
    {
        await using (await StoreFile.OpenAsync(FilePath))
        {
            var error = await RefusedAsync(StoreAccess.Owner);
            Assert.Equal(ParleyErrorCode.StoreLocked, error.Code);
            Assert.Contains($"process {Environment.ProcessId} on {Environment.MachineName}", error.Message, StringComparison.Ordinal);
            Assert.Contains(FilePath, error.Message, StringComparison.Ordinal);
        }

        await CreateAsync();
    }

    [Fact]
    public async Task Another_name_of_the_same_file_meets_the_same_lock()
    {
        await using var store = await StoreFile.OpenAsync(FilePath);
        var alias = _folder.File("alias.db");
        File.CreateSymbolicLink(alias, FilePath);
        var failure = await Assert.ThrowsAsync<StoreException>(() => StoreFile.OpenAsync(alias));
        Assert.Equal(ParleyErrorCode.StoreLocked, failure.Error.Code);
    }

    [Fact]
    public async Task Readers_and_guests_work_beside_an_owner()
    {
        await using var owner = await StoreFile.OpenAsync(FilePath);
        await using var guest = await StoreFile.OpenAsync(FilePath, options => options.Access = StoreAccess.Guest);
        await using var reader = await StoreFile.OpenAsync(FilePath, options => options.Access = StoreAccess.Reader);
        await owner.Exchanges.AppendAsync(Sample.Exchange("of the owner"), Durability.Durable, Token);
        await guest.Exchanges.AppendAsync(Sample.Exchange("of the guest"), Durability.Durable, Token);
        Assert.Equal(2, await reader.Exchanges.ReadAllAsync(Token).CountAsync(Token));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await reader.Exchanges.AppendAsync(Sample.Exchange("x"), Durability.Durable, Token));
    }

    [Fact]
    public async Task A_guest_makes_a_missing_file_but_never_upgrades_one_that_is_owned()
    {
        await using (await StoreFile.OpenAsync(FilePath, options => options.Access = StoreAccess.Guest))
        {
        }

        await using var owner = await StoreFile.OpenAsync(FilePath);
        StoreFile.Execute(FilePath, "PRAGMA user_version = 0");
        Assert.Equal(ParleyErrorCode.StoreLocked, (await RefusedAsync(StoreAccess.Guest)).Code);
    }

    [Fact]
    public async Task A_reader_needs_a_file_that_is_there_and_up_to_date()
    {
        Assert.Contains("There is no store", (await RefusedAsync(StoreAccess.Reader)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(FilePath));
        await File.WriteAllBytesAsync(FilePath, [], Token);
        Assert.Contains("older version", (await RefusedAsync(StoreAccess.Reader)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_are_refused_with_all_mistakes_at_once()
    {
        var failure = await Assert.ThrowsAsync<StoreException>(() => StoreFile.OpenAsync(" ", options => (options.BusyTimeout, options.MaxQueuedWrites, options.MaxWritesPerCommit, options.MaxQueuedRecordBytes, options.MaxCheckedBytes) = (TimeSpan.Zero, 0, 0, 1, -1)));
        Assert.Equal(ParleyErrorCode.InvalidConfiguration, failure.Error.Code);
        Assert.All(["Path", "BusyTimeout", "MaxQueuedWrites", "MaxWritesPerCommit", "MaxQueuedRecordBytes", "MaxCheckedBytes"], name => Assert.Contains(name, failure.Message, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private async Task CreateAsync()
    {
        await using var store = await StoreFile.OpenAsync(FilePath);
    }

    private async Task<ParleyError> RefusedAsync(StoreAccess access)
        => (await Assert.ThrowsAsync<StoreException>(() => StoreFile.OpenAsync(FilePath, options => options.Access = access))).Error;

    private string[] Pragmas(params string[] names)
    {
        using var connection = StoreFile.Connect(FilePath);
        return [.. names.Select(name =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA {name}";
            return command.ExecuteScalar()!.ToString()!;
        })];
    }
}
