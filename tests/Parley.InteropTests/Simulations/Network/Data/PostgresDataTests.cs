using Parley.Simulations.Network.Data;
using Parley.Tests.Simulations.Network.Data;

namespace Parley.InteropTests.Simulations.Network.Data;

[Collection(PostgresTests.Name)]
public sealed class PostgresDataTests(PostgresProcess postgres) : ServerDataContract, IAsyncLifetime
{
    private PostgresTables? _tables;
    private Database? _database;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(PostgresProcess.IsInstalled, PostgresProcess.Missing);
        _tables = await PostgresTables.StartAsync(postgres.Server, TestContext.Current.CancellationToken);
        _database = await _tables.OpenAsync("ski-resort1", TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _tables?.DisposeAsync() ?? ValueTask.CompletedTask;

    private protected override IServerData Open(Stock stock) => new RelationalData(_database!, stock);
}
