using System.Diagnostics;
using Npgsql;
using Parley.InteropTests.Cli;
using Parley.Simulations.Network.Data;

namespace Parley.InteropTests.Simulations.Network.Data;

/// <summary>A PostgreSQL server of these tests' own, in a folder that is gone afterwards, at a free port, behind a password.</summary>
public sealed class PostgresProcess : IAsyncLifetime
{
    public const string Password = "se;same \"open";

    /// <summary>Distributions don't put the server's programs on the path.</summary>
    private static readonly string? Programs = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin")) : [])
        .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parley-postgres-");
    private readonly int _port = RunningNode.FreePort();

    public static bool IsInstalled => Programs is not null;

    /// <summary>Why tests with it are skipped.</summary>
    public const string Missing = "No PostgreSQL on this machine (initdb, pg_ctl): nothing is kept in one.";

    /// <summary>Without the password.</summary>
    public string Connection => $"Host=127.0.0.1;Port={_port};Username=parley;Database=postgres";

    internal PostgresServer Server => PostgresServer.Parse(new NpgsqlConnectionStringBuilder(Connection) { Password = Password }.ConnectionString).Value;

    private string Data => Path.Combine(_folder.FullName, "data");

    public async ValueTask InitializeAsync()
    {
        if (!IsInstalled)
        {
            return;
        }

        var password = Path.Combine(_folder.FullName, "password");
        await File.WriteAllTextAsync(password, Password);
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", "-R", "postgres", _folder.FullName);
        }

        // ICU would put "a" before "B".
        await RunAsync("initdb", "-D", Data, "-U", "parley", "-A", "scram-sha-256", $"--pwfile={password}", "-E", "UTF8", "--locale-provider=icu", "--icu-locale=en", "--no-sync");
        await RunAsync("pg_ctl", "start", "-w", "-D", Data, "-l", Path.Combine(_folder.FullName, "log"), "-o", $"-h 127.0.0.1 -p {_port} -k {_folder.FullName} -F");
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            await RunAsync("pg_ctl", "stop", "-w", "-D", Data, "-m", "immediate");
        }

        _folder.Delete(recursive: true);
    }

    /// <summary>Schemas that runs made and left.</summary>
    public async Task<IReadOnlyList<string>> SchemasAsync()
    {
        await using var source = Server.Open();
        await using var command = source.CreateCommand("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'parley%' ORDER BY nspname");
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    /// <summary>As the distribution's user: the server refuses to run as root.</summary>
    private async Task RunAsync(string program, params string[] arguments)
    {
        var path = program == "chown" ? program : Path.Combine(Programs!, program);
        var isRoot = Environment.IsPrivilegedProcess && program != "chown";
        var start = isRoot ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", path, .. arguments]) : new ProcessStartInfo(path, arguments);
        start.WorkingDirectory = _folder.FullName;
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        // Not to the end of the output: a server that was started holds it open.
        var said = process.StandardError.ReadLineAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {(said.IsCompleted ? await said : "")}");
    }
}
