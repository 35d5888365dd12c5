using Parley.Cli.Calling;

namespace Parley.Tests.Cli.Calling;

public sealed class CallPlanTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parley-call").FullName;

    [Fact]
    public async Task Input_stands_in_the_line_or_in_a_file()
    {
        var file = Path.Combine(_folder, "input.json");
        await File.WriteAllTextAsync(file, """{"city":"Paris"}""", TestContext.Current.CancellationToken);
        foreach (var word in new[] { """{"city":"Paris"}""", "@" + file })
        {
            var (plan, error) = await ReadAsync("getForecast", word);
            Assert.Null(error);
            Assert.Equal(("getForecast", "Paris"), (plan!.Skill, Assert.Single(plan.Inputs)["city"].AsString));
            (plan, error) = await ReadAsync(word);
            Assert.Null(error);
            Assert.Equal((null, "Paris"), (plan!.Skill, Assert.Single(plan.Inputs)["city"].AsString));
        }
    }

    [Fact]
    public async Task A_file_that_is_not_there_or_no_JSON_is_named()
    {
        var file = Path.Combine(_folder, "broken.json");
        await File.WriteAllTextAsync(file, "{", TestContext.Current.CancellationToken);
        Assert.Contains(file, (await ReadAsync("@" + file)).Error, StringComparison.Ordinal);
        Assert.Contains("none.json' can't be read: there is no such file.", (await ReadAsync("@" + Path.Combine(_folder, "none.json"))).Error, StringComparison.Ordinal);
        Assert.Contains("can't be read", (await ReadAsync("@")).Error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<(CallPlan? Plan, string? Error)> ReadAsync(params string[] words)
    {
        var (plan, error) = await CallPlan.ReadAsync(new CallOptions { Url = "http://127.0.0.1:9/", Words = words, Repeat = 1 }, TestContext.Current.CancellationToken);
        return (plan, error?.Json["error"]["message"].AsString);
    }
}
