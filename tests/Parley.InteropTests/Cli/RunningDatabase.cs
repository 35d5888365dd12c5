using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Parley.InteropTests.Cli;

/// <summary><c>parley protocols</c> as a process on a free port, in a folder of its own.</summary>
internal sealed class RunningDatabase : IAsyncDisposable
{
    private readonly HttpClient _client = new();
    private readonly ParleyFolder _folder = new();
    private Process? _process;

    public RunningDatabase(params IEnumerable<string> peers)
    {
        Url = $"http://127.0.0.1:{RunningNode.FreePort()}";
        _folder.Write("parley.json", $$"""{ "database": { "url": "{{Url}}", "peers": {{JsonSerializer.Serialize(peers)}}, "syncSeconds": 1 } }""");
    }

    public string Url { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task StartAsync()
    {
        _process = ParleyCommand.Start(_folder.Path, "protocols", "--json", "--store", "shelf.db");
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        // The announcement is written once it listens.
        Assert.Contains("\"peers\"", await _process.StandardOutput.ReadLineAsync(Token), StringComparison.Ordinal);
    }

    /// <summary>As <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync(Token);
        _process.Dispose();
        _process = null;
    }

    public async Task<JsonElement> PostAsync(string path, string text)
    {
        using var content = new StringContent(text, Encoding.UTF8, "text/plain");
        using var reply = await _client.PostAsync(new Uri($"{Url}/{path}"), content, Token);
        reply.EnsureSuccessStatusCode();
        return await reply.Content.ReadFromJsonAsync<JsonElement>(Token);
    }

    /// <summary>Null unless it is there.</summary>
    public async Task<string?> GetAsync(string path)
    {
        using var reply = await _client.GetAsync(new Uri($"{Url}/{path}"), Token);
        return reply.IsSuccessStatusCode ? await reply.Content.ReadAsStringAsync(Token) : null;
    }

    /// <summary>Asks until it is there.</summary>
    public async Task<string> WaitForAsync(string path)
    {
        while (true)
        {
            if (await GetAsync(path) is { } text)
            {
                return text;
            }

            await Task.Delay(100, Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        _client.Dispose();
        _folder.Dispose();
    }
}
