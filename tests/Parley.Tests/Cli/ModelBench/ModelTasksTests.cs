using Parley.Cli.ModelBench;
using Parley.Core.Diagnostics;
using Parley.Options;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Cli.ModelBench;

public sealed class ModelTasksTests
{
    public static TheoryData<string> Names => [.. ModelTasks.All.Select(task => task.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Questions_and_answers_follow_the_task(string name)
    {
        var task = ModelTasks.All.Single(task => task.Name == name);
        var random = new Random(5);
        var questions = Enumerable.Range(0, 200).Select(_ => task.Question(random)).ToList();
        Assert.All(questions, question => Assert.Empty(task.Task.Input.Validate(question, 1)));
        Assert.All(questions, question => Assert.Empty(task.Task.Output.Validate(task.Answer(question), 1)));
        Assert.True(questions.Select(task.Answer).Distinct().Count() > 2, "one answer would do for all questions");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Skills_have_schemas_and_work_on_samples(string name)
    {
        foreach (var (id, options) in ModelTasks.All.Single(task => task.Name == name).Skills)
        {
            Assert.NotNull(JsonSchema.Compile(options.Input).Schema);
            Assert.NotNull(JsonSchema.Compile(options.Output).Schema);
            Assert.IsType<ToolOptions.Code>(options.Tool);
            Assert.NotEqual("", id);
        }
    }

    [Theory]
    [InlineData(100, 40, 10, 3, 3, 4)]
    [InlineData(100, 40, 100, 3, 3, null)]
    [InlineData(100, 40, 10, 2, 3, null)]
    public void A_climb_pays_when_it_saves_and_answers_rightly(int climb, int language, int after, int right, int exchanges, int? expected)
    {
        var result = new TaskResult(ModelTasks.All[0], exchanges, exchanges, true, 2, right, 0, null)
        {
            Language = new ModelUse(1, language * exchanges, 0, default),
            Negotiation = new ModelUse(1, climb, 0, default),
            Programming = default,
            After = new ModelUse(1, after * exchanges, 0, default),
        };
        Assert.Equal(expected, result.BreakEvenAfter);
    }
}
