using Parley.Core.Costs;
using Parley.Core.Programming;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.InteropTests.Cli;

/// <summary>Protocol databases as processes: killed, started again, and side by side.</summary>
public sealed class ProtocolsCommandTests
{
    private const string Routine = "function handle(request) { return request; }";

    private static readonly string Text = ProtocolDocumentText.ForSkill("getForecast", "Forecast for a city.", JsonText.Parse("""{"type":"object"}"""), JsonText.Parse("""{"type":"object"}"""));
    private static readonly string Hash = DocumentHash.Of(Text).ToHex();
    private static readonly RoutineAddress Address = RoutineAddress.Of(DocumentHash.Of(Text), Side.Receiver);

    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_kill()
    {
        await using var database = new RunningDatabase();
        await database.StartAsync();
        Assert.Equal(Hash, (await database.PostAsync("documents", Text)).GetProperty("hash").GetString());
        await database.PostAsync($"routines/{Address.Hex}", Routine);
        await database.KillAsync();

        await database.StartAsync();
        Assert.Equal(Text, await database.GetAsync($"documents/{Hash}"));
        Assert.Equal(Routine, await database.GetAsync($"routines/{Address.Hex}/{RoutineNames.IdOf(Routine)}"));
        Assert.Contains(Hash, await database.GetAsync("documents"), StringComparison.Ordinal);
        Assert.Contains("healthy", await database.GetAsync("health/ready"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_takes_what_its_peer_has_also_when_another_peer_is_down()
    {
        await using var first = new RunningDatabase();
        await using var second = new RunningDatabase("http://127.0.0.1:1", first.Url);
        await first.StartAsync();
        await first.PostAsync("documents", Text);
        await first.PostAsync($"routines/{Address.Hex}", Routine);
        await second.StartAsync();
        Assert.Equal(Text, await second.WaitForAsync($"documents/{Hash}"));
        Assert.Equal(Routine, await second.WaitForAsync($"routines/{Address.Hex}/{RoutineNames.IdOf(Routine)}"));
    }

    [Fact]
    public async Task All_mistakes_of_the_database_are_told_at_once()
    {
        using var folder = new ParleyFolder();
        folder.Write("parley.json", """{ "database": { "url": "ftp://x", "syncSeconds": 0, "maxDocuments": "many" } }""");
        var result = await folder.JsonAsync("protocols");
        Assert.Equal((2, "InvalidConfiguration", 3), (result.ExitCode, result.ErrorCode, result.Json["error"]["mistakes"].AsArray!.Count));
    }
}
