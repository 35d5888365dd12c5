using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Core.Costs;
using Parley.Core.Transport;
using Parley.InteropTests.Net;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Sqlite;

namespace Parley.InteropTests.Cli;

/// <summary>A whole node is killed under load, twenty times, and started again on its store. What it had answered is on record.</summary>
public sealed class KilledNodeTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Workers = 8;
    private const string Schema = """{ "type": "object", "properties": { "n": { "type": "integer" } }, "required": ["n"] }""";

    /// <summary>Relaxed records follow within milliseconds; a loaded machine is given half a second.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromMilliseconds(500);

    private readonly ParleyFolder _folder = new();
    private readonly TinyServer _tool = new(_ => TinyServer.Ok("""{"n":1}""", "Content-Type: application/json\r\n"));
    private readonly int _port = RunningNode.FreePort();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("relaxed", 14)]
    [InlineData("strict", 6)]
    public async Task What_was_answered_is_on_record(string durability, int kills)
    {
        _folder.Write("parley.json", Configuration(durability));
        var random = new Random(kills);
        var all = new List<Answered>();
        for (var run = 0; run < kills; run++)
        {
            all.AddRange(await KillUnderLoadAsync(run, random.Next(20, 300)));
        }

        await using var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = Path.Combine(_folder.Path, "parley.db") }, TimeProvider.System, NullLogger<SqliteStore>.Instance, Token);
        var lost = new List<Answered>();
        foreach (var answered in all)
        {
            if (!(await store.Exchanges.FindAsync(answered.Id, Token)).Any(record => record.Side == Side.Receiver && record.ToolCalls.Count == 1))
            {
                lost.Add(answered);
            }
        }

        Assert.Empty(store.Check(Token));
        Assert.DoesNotContain(lost, answered => answered.Agent == "books" || durability == "strict" || answered.BeforeKill > Bound);
        Assert.Contains(all, answered => answered.Agent == "books");
        output.WriteLine($"{durability}: {kills} kills, {all.Count} answers, {all.Count(answered => answered.Agent == "books")} of them with an effect; {lost.Count} records of reads lost.");
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _tool.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<IReadOnlyList<Answered>> KillUnderLoadAsync(int run, int answers)
    {
        using var node = ParleyCommand.Start(_folder.Path, "node", "--json");
        node.ErrorDataReceived += (_, _) => { };
        node.BeginErrorReadLine();
        Assert.Contains("\"agents\"", await node.StandardOutput.ReadLineAsync(Token), StringComparison.Ordinal);
        var answered = new ConcurrentQueue<(string Id, string Agent, long At)>();
        using var enough = new SemaphoreSlim(0);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var workers = Enumerable.Range(0, Workers).Select(worker => LoadAsync($"{run}-{worker}", answered, enough, stop.Token)).ToList();
        for (var i = 0; i < answers; i++)
        {
            await enough.WaitAsync(Token);
        }

        var killed = Stopwatch.GetTimestamp();
        node.Kill();
        await stop.CancelAsync();
        await Task.WhenAll(workers);
        await node.WaitForExitAsync(Token);
        return [.. answered.Select(entry => new Answered(entry.Id, entry.Agent, Stopwatch.GetElapsedTime(entry.At, killed)))];
    }

    /// <summary>Asks for one thing after the other until the node is gone.</summary>
    private async Task LoadAsync(string name, ConcurrentQueue<(string Id, string Agent, long At)> answered, SemaphoreSlim enough, CancellationToken stop)
    {
        using var client = new HttpClient();
        for (var n = 0; !stop.IsCancellationRequested; n++)
        {
            var (id, agent) = ($"{name}-{n}", n % 2 == 0 ? "books" : "reads");
            try
            {
                using var reply = await client.SendAsync(Request(id, agent, n), stop);
                if (JsonText.Parse(await reply.Content.ReadAsStringAsync(stop))["status"].AsString == "success")
                {
                    answered.Enqueue((id, agent, Stopwatch.GetTimestamp()));
                    enough.Release();
                }
            }
            catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException or IOException)
            {
                return;
            }
        }
    }

    private HttpRequestMessage Request(string id, string agent, int n)
    {
        var schema = JsonText.Parse(Schema);
        var hash = DocumentHash.Of(ProtocolDocumentText.ForSkill("run", "Runs.", schema, schema));
        var message = new JsonObject { { "protocolHash", hash.ToBase64() }, { "protocolSources", new JsonArray() }, { "body", $$"""{"n":{{n}}}""" } };
        return new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{_port}/agents/{agent}")
        {
            Content = new StringContent(JsonText.Write(message), Encoding.UTF8, "application/json"),
            Headers = { { PeerClient.ExchangeIdHeader, id } },
        };
    }

    private string Configuration(string durability) => $$"""
        { "node": { "url": "http://127.0.0.1:{{_port}}", "store": "parley.db", "durability": "{{durability}}" },
          "agents": { "books": { "description": "Books.", "skills": { "run": {{Skill("once", "POST")}} } },
                      "reads": { "description": "Reads.", "skills": { "run": {{Skill("none", "GET")}} } } } }
        """;

    private string Skill(string effect, string method)
        => $$"""{ "description": "Runs.", "effect": "{{effect}}", "input": {{Schema}}, "output": {{Schema}}, "tool": { "kind": "http", "method": "{{method}}", "url": "http://127.0.0.1:{{_tool.Port}}/run" } }""";

    private sealed record Answered(string Id, string Agent, TimeSpan BeforeKill);
}
