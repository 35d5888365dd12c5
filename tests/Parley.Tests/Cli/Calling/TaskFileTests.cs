using Parley.Cli.Calling;
using Parley.Core.Skills;

namespace Parley.Tests.Cli.Calling;

public sealed class TaskFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("", SkillEffect.Once)]
    [InlineData(", \"effect\": \"none\"", SkillEffect.None)]
    [InlineData(", \"effect\": \"idempotent\"", SkillEffect.Idempotent)]
    public async Task A_task_is_read_with_the_safest_effect_unless_it_says_another(string effect, SkillEffect expected)
    {
        await File.WriteAllTextAsync(_path, $$"""{ "description": "Find it.", "input": true, "output": { "type": "string" }{{effect}} }""", TestContext.Current.CancellationToken);
        var (task, error) = await TaskFile.ReadAsync(_path, TestContext.Current.CancellationToken);
        Assert.Null(error);
        Assert.Equal(("Find it.", expected), (task!.Description, task.Effect));
    }

    [Fact]
    public async Task All_mistakes_are_told_at_once()
    {
        await File.WriteAllTextAsync(_path, """{ "input": { "type": "thing" }, "effect": "often" }""", TestContext.Current.CancellationToken);
        var (_, error) = await TaskFile.ReadAsync(_path, TestContext.Current.CancellationToken);
        var message = error!.Json["error"]["message"].AsString;
        Assert.All(["$.description", "$.input", "$.output", "$.effect: write none, idempotent or once"], part => Assert.Contains(part, message, StringComparison.Ordinal));
    }
}
