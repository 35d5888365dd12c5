using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Core.Skills.Tools;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;
using Parley.Tests.Core.Skills.Tools;

namespace Parley.Tests.Threats;

/// <summary>A request that has a routine or a model call tools without end, each at our cost.</summary>
public sealed class T23_ToolFloodTests
{
    [Fact]
    public async Task Exchange_calls_its_skills_a_limited_number_of_times()
    {
        var tool = new ScriptedTool { Answer = arguments => arguments };
        var schema = JsonSchema.Compile(new JsonObject()).Schema!;
        var skill = new Skill
        {
            Id = "pay",
            Description = "d",
            Input = schema,
            Output = schema,
            Effect = SkillEffect.Idempotent,
            Tool = tool,
        };
        var agent = new Agent { Name = "bob", Description = "d", Skills = [skill] };
        var context = new ExchangeContext { ExchangeId = "x", Agent = "bob", Caller = "stranger", Deadline = DateTimeOffset.MaxValue };
        var runner = new ToolRunner(agent, context, new InMemoryEffectJournal(TimeProvider.System), new ModelBill());

        for (var i = 0; i < ToolRunner.MaxCalls; i++)
        {
            Assert.True((await runner.RunAsync("pay", i, TestContext.Current.CancellationToken)).Succeeded);
        }

        Assert.False((await runner.RunAsync("pay", -1, TestContext.Current.CancellationToken)).Succeeded);
        Assert.Equal(ToolRunner.MaxCalls, tool.Runs);
    }
}
