using System.Net;
using System.Net.Sockets;

namespace Parley.InteropTests.Cli;

/// <summary>What bad input gets: one JSON object, an exit code that means something, words that help, no stack trace.</summary>
public sealed class CommandErrorTests : IDisposable
{
    private readonly ParleyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, int, string, string> Mistakes => new()
    {
        { "", 2, "WrongUsage", "Name a command: demo, node, protocols, call, ask, docs, routines, costs, bench, doctor." },
        { "routines nope", 2, "WrongUsage", "Name a command: ls, show, history, approve, pin, disable, check, run." },
        { "call http://127.0.0.1:1/a {} --repeat many", 2, "WrongUsage", "--repeat takes a whole number from 1 to 100000." },
        { "call http://127.0.0.1:1/a getForecast", 2, "WrongUsage", "behind the skill 'getForecast'" },
        { "call file:///etc/hosts {}", 2, "WrongUsage", "write http://host:port/agents/name" },
        { "call http://127.0.0.1:1/a {broken", 2, "InvalidJson", "line 1, byte 2" },
        { "call http://127.0.0.1:1/a {} --task gone.json", 2, "UnreadableFile", "there is no such file" },
        { "call http://127.0.0.1:1/a {} --task folder", 2, "UnreadableFile", "it is a folder" },
        { "call http://127.0.0.1:1/a {} --task broken.json", 2, "InvalidJson", "broken.json" },
        { "call http://127.0.0.1:1/a {} --task wrong.json", 2, "InvalidTask", "$.output: a JSON Schema is missing" },
        { "call http://127.0.0.1:1/a {} --policy greedy", 2, "WrongUsage", "paper, library, adaptive, language-only, never-negotiate" },
        { "call http://127.0.0.1:1/a {}", 1, "PeerUnreachable", "Nobody answers at http://127.0.0.1:1" },
        { "ask http://127.0.0.1:1/a hello", 1, "PeerUnreachable", "Nobody answers at http://127.0.0.1:1" },
        { "docs ls --store gone.db", 1, "StoreFailed", "There is no store at" },
        { "docs ls --store folder", 1, "StoreFailed", "is a folder" },
        { "docs ls --store broken.json", 1, "StoreFailed", "is not a Parley store" },
        { "docs hash utf16.txt", 2, "UnreadableFile", "Save it as UTF-8" },
        { "docs show 12", 2, "WrongUsage", "28 characters of Base64 or 40 hexadecimal digits" },
        { "routines disable 12 --store gone.db", 1, "StoreFailed", "There is no store at" },
        { "routines run rest.js --input {}", 1, "NoFunction", "declares no function" },
        { "costs summary --by weekday", 2, "WrongUsage", "--by takes one of peer, subject, document, mode, role, kind" },
        { "bench model --model llama3.3", 2, "WrongUsage", "Ollama: http://127.0.0.1:11434/v1" },
        { "bench model --endpoint http://127.0.0.1:1/v1", 2, "WrongUsage", "--model NAME" },
        { "bench model --endpoint ftp://x --model m", 2, "WrongUsage", "is no endpoint" },
        { "bench model --endpoint http://127.0.0.1:1/v1 --model m", 1, "ModelUnavailable", "is the server running" },
        { "bench model --tasks 0", 2, "WrongUsage", "--tasks takes a whole number from 1 to 10" },
        { "node --config wrong.json", 2, "InvalidConfiguration", "node.url: must be an absolute http or https URL" },
        { "node --config broken.json", 2, "InvalidConfiguration", "broken.json" },
        { "node --config zero.json", 2, "InvalidConfiguration", "Write the port" },
        { "node --config tls.json", 2, "InvalidConfiguration", "ASPNETCORE_URLS" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_told_in_one_object(string line, int exitCode, string code, string words)
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "folder"));
        _folder.Write("broken.json", "{ broken");
        _folder.Write("wrong.json", """{ "description": "x", "input": {}, "node": { "url": "ftp://x" } }""");
        _folder.Write("tls.json", """{ "node": { "url": "https://127.0.0.1:5443" } }""");
        _folder.Write("zero.json", """{ "node": { "url": "http://127.0.0.1:0" } }""");
        _folder.Write("rest.js", "const x = 1;");
        await File.WriteAllBytesAsync(Path.Combine(_folder.Path, "utf16.txt"), [0xFF, 0xFE, 0x41, 0x00], TestContext.Current.CancellationToken);
        var result = await _folder.JsonAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((exitCode, code), (result.ExitCode, result.ErrorCode));
        Assert.Contains(words, result.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal("", result.Errors);
        Assert.False(File.Exists(Path.Combine(_folder.Path, "gone.db")));
    }

    [Fact]
    public async Task All_mistakes_of_a_configuration_are_told_at_once_with_their_paths()
    {
        _folder.Write("parley.json", """{ "nod": {}, "node": { "url": "ftp://x", "store": 5 }, "agents": 3 }""");
        var node = await _folder.RunAsync("node");
        Assert.Equal((2, ""), (node.ExitCode, node.Output));
        Assert.Equal(["error The configuration has 4 mistakes:", "  node.url:", "  node.store:", "  agents:", "  nod:"], node.Errors.TrimEnd().Split('\n').Select((line, i) => i == 0 ? line.TrimEnd() : line[..(line.IndexOf(':', StringComparison.Ordinal) + 1)]));
        var doctor = await _folder.JsonAsync("doctor");
        Assert.Equal(2, doctor.ExitCode);
        Assert.Equal(4, doctor.Json["findings"].AsArray!.Count(finding => finding["status"].AsString == "problem"));
    }

    [Fact]
    public async Task A_port_in_use_ends_the_node_with_words_and_without_a_trace()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        _folder.Write("parley.json", RunningNode.Configuration(((IPEndPoint)taken.LocalEndpoint).Port, 1));
        var node = await _folder.JsonAsync("node");
        Assert.Equal((1, "PortInUse", ""), (node.ExitCode, node.ErrorCode, node.Errors));
    }
}
