using Parley.InteropTests.Net;

namespace Parley.InteropTests.Cli;

public sealed class BenchModelTests : IDisposable
{
    private readonly ParleyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_offline_model_moves_data_and_knows_no_meaning()
    {
        var bench = await _folder.JsonAsync("bench", "model");
        Assert.Equal((0, ""), (bench.ExitCode, bench.Errors));
        Assert.Equal("offline (offline model)", bench.Json["model"].AsString);
        var results = bench.Json["results"].AsArray!;
        Assert.Equal(10, results.Count);
        Assert.All(results.Take(5), result => Assert.Equal((3d, 2d, 3d, 3d), (result["languageRight"].AsNumber, result["routines"].AsNumber, result["climbedRight"].AsNumber, result["withoutModel"].AsNumber)));
        Assert.All(results.Skip(5), result => Assert.NotEqual(3, result["climbedRight"].AsNumber));
        Assert.All(results.Skip(5), result => Assert.NotNull(result["trouble"].AsString));
        Assert.InRange(bench.Json["breakEvenAfter"].AsNumber, 1, 5);
        Assert.Equal(results.Sum(result => result["language"]["tokens"].AsNumber), bench.Json["language"]["tokens"].AsNumber);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task The_same_seed_asks_the_same_questions()
    {
        var (first, second, other) = (await TokensAsync("7"), await TokensAsync("7"), await TokensAsync("8"));
        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public async Task A_model_behind_an_endpoint_that_talks_nonsense_gets_nothing_right()
    {
        await using var server = new TinyServer(_ => TinyServer.Ok(
            """{"choices":[{"message":{"content":"I would rather not."}}],"usage":{"prompt_tokens":100,"completion_tokens":5}}""", "Content-Type: application/json\r\n"));
        var bench = await _folder.JsonAsync("bench", "model", "--endpoint", $"{server.Url}v1", "--model", "mule", "--tasks", "1", "--exchanges", "2");
        Assert.Equal((0, ""), (bench.ExitCode, bench.Errors));
        Assert.Equal(("mule", 0d, 0d, 0d), (bench.Json["model"].AsString, bench.Json["languageRight"].AsNumber, bench.Json["routines"].AsNumber, bench.Json["climbedRight"].AsNumber));
        Assert.Equal(bench.Json["language"]["modelCalls"].AsNumber * 105, bench.Json["language"]["tokens"].AsNumber);
        Assert.True(bench.Json["breakEvenAfter"].IsNull);
    }

    private async Task<string> TokensAsync(string seed)
    {
        var bench = await _folder.JsonAsync("bench", "model", "--tasks", "2", "--seed", seed);
        return string.Join(' ', bench.Json["results"].AsArray!.SelectMany(result => new[] { result["language"]["tokens"], result["after"]["tokens"], result["programming"]["tokens"] }));
    }
}
