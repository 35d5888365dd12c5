using Parley.InteropTests.Cli;
using Parley.Simulations.Network.Running;

namespace Parley.InteropTests.Simulations.Network.Data;

/// <summary>The network whose servers keep their tables in PostgreSQL.</summary>
[Collection(PostgresTests.Name)]
public sealed class PostgresRunTests(PostgresProcess postgres)
{
    private static readonly NetworkOptions Small = new() { Users = 8, Queries = 60 };

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes_as_in_memory_and_nothing_stays()
    {
        Assert.SkipUnless(PostgresProcess.IsInstalled, PostgresProcess.Missing);
        var memory = await RunAsync(Small);
        var tables = await RunAsync(Small with { Postgres = postgres.Server });
        Assert.Equal((memory.TraceHash, 1d, memory.Meter.Total), (tables.TraceHash, tables.Accuracy, tables.Meter.Total));
        Assert.Empty(await postgres.SchemasAsync());
    }

    [Fact]
    public async Task Servers_that_come_and_go_leave_no_tables()
    {
        Assert.SkipUnless(PostgresProcess.IsInstalled, PostgresProcess.Missing);
        var memory = await RunAsync(EveryChange.Options);
        var tables = await RunAsync(EveryChange.Options with { Postgres = postgres.Server });
        Assert.Equal((memory.TraceHash, 1d, memory.Meter.Total), (tables.TraceHash, tables.Accuracy, tables.Meter.Total));
        Assert.Equal(memory.Stretches, tables.Stretches);
        Assert.Empty(await postgres.SchemasAsync());
    }

    [Fact]
    public async Task Two_runs_at_the_same_time_do_not_meet_and_one_that_is_cancelled_leaves_nothing()
    {
        Assert.SkipUnless(PostgresProcess.IsInstalled, PostgresProcess.Missing);
        using var stop = new CancellationTokenSource();
        var options = Small with { Postgres = postgres.Server };
        await using (var other = await NetworkRun.StartAsync(options, TestContext.Current.CancellationToken))
        {
            var before = await postgres.SchemasAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(options, result =>
            {
                if (result.Query.Number == 5)
                {
                    stop.Cancel();
                }
            }, stop.Token));
            Assert.Equal(before, await postgres.SchemasAsync());
            Assert.Equal(11, before.Count);
            Assert.Equal(1d, (await other.RunAsync(_ => { }, TestContext.Current.CancellationToken)).Accuracy);
        }

        Assert.Empty(await postgres.SchemasAsync());
    }

    [Fact]
    public async Task The_command_runs_on_it_and_tells_no_password()
    {
        Assert.SkipUnless(PostgresProcess.IsInstalled, PostgresProcess.Missing);
        using var folder = new ParleyFolder();
        var connection = $"{postgres.Connection};Password='{PostgresProcess.Password}'";
        var run = await folder.RunAsync("demo", "network", "--users", "8", "--queries", "60", "--transport", "http", "--postgres", connection);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("over HTTP, tables in PostgreSQL at 127.0.0.1:", run.Output, StringComparison.Ordinal);

        var wrong = await folder.JsonAsync("demo", "network", "--postgres", $"{postgres.Connection};Password=wrong-one");
        Assert.Equal((1, "PostgresUnusable"), (wrong.ExitCode, wrong.ErrorCode));
        Assert.Contains("PGPASSWORD", wrong.ErrorMessage, StringComparison.Ordinal);
        Assert.All([run.Output, wrong.Output, wrong.Errors], text => Assert.DoesNotMatch("same|wrong-one", text));
        Assert.Empty(await postgres.SchemasAsync());
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_before_the_run()
    {
        using var folder = new ParleyFolder();
        // A run of this many queries would outlast every test.
        string[] command = ["demo", "network", "--queries", "100000000", "--report", "report", "--postgres"];
        var away = await folder.JsonAsync([.. command, $"Host=127.0.0.1;Port={RunningNode.FreePort()};Username=anna;Password=sesame"]);
        Assert.Equal((1, "PostgresUnusable"), (away.ExitCode, away.ErrorCode));
        Assert.Contains("Is the server running there", away.ErrorMessage, StringComparison.Ordinal);

        var unreadable = await folder.JsonAsync([.. command, "postgresql://anna:sesame@127.0.0.1/shop"]);
        Assert.Equal((2, "WrongUsage"), (unreadable.ExitCode, unreadable.ErrorCode));
        Assert.All([away, unreadable], result => Assert.DoesNotContain("sesame", result.Output + result.Errors, StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    private static async Task<NetworkFindings> RunAsync(NetworkOptions options, Action<QueryResult>? answered = null, CancellationToken? stop = null)
    {
        var cancellationToken = stop ?? TestContext.Current.CancellationToken;
        await using var run = await NetworkRun.StartAsync(options, cancellationToken);
        return await run.RunAsync(answered ?? (_ => { }), cancellationToken);
    }
}
