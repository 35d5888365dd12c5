using Microsoft.Extensions.AI;
using Parley.Core.Diagnostics;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Core.Skills.Tools;
using Parley.Functions;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Hosting.Functions;

/// <summary>A function with an effect that fails after it has begun its work does not run again.</summary>
public sealed class FunctionOnceTests
{
    private readonly InMemoryEffectJournal _journal = new(TimeProvider.System);
    private int _charged;

    /// <summary>Its schema can be inferred, its value can't be written.</summary>
    internal sealed record Receipt(double Amount)
    {
        public Receipt? Again { get; set; }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Result_without_a_json_form_leaves_the_outcome_in_doubt(bool isAIFunction)
    {
        var tool = Tool(Charge, isAIFunction);

        var first = await RunAsync(Runner(tool), 1);
        var again = await RunAsync(Runner(tool), 1);

        Assert.Equal((ParleyErrorCode.Indeterminate, ParleyErrorCode.Indeterminate, 1), (first.Error!.Code, again.Error!.Code, _charged));
        Assert.Contains("Receipt", first.Error.Message);

        Receipt Charge(int amount)
        {
            _charged++;
            var receipt = new Receipt(amount);
            return receipt.Again = receipt;
        }
    }

    [Theory]
    [InlineData(ParleyErrorCode.PeerUnreachable, ParleyErrorCode.Indeterminate, false)]
    [InlineData(ParleyErrorCode.PeerUnreachable, ParleyErrorCode.Indeterminate, true)]
    [InlineData(ParleyErrorCode.InvalidInput, ParleyErrorCode.InvalidInput, false)]
    [InlineData(ParleyErrorCode.InvalidInput, ParleyErrorCode.InvalidInput, true)]
    [InlineData(ParleyErrorCode.InvalidConfiguration, ParleyErrorCode.InvalidConfiguration, false)]
    public async Task Failure_that_is_thrown_halfway_is_not_taken_for_nothing_done(ParleyErrorCode code, ParleyErrorCode reported, bool isAIFunction)
    {
        var tool = Tool(Charge, isAIFunction);
        var runner = Runner(tool);

        var first = await RunAsync(runner, 1);
        runner.BeginAttempt();
        await RunAsync(runner, 1);
        await RunAsync(runner, 2);
        await RunAsync(Runner(tool), 1);

        Assert.Equal((reported, 1), (first.Error!.Code, _charged));

        Receipt Charge(int amount)
        {
            _charged++;
            throw new ParleyException(ParleyError.Public(code, "The second call failed."));
        }
    }

    [Fact]
    public async Task Input_that_the_function_can_not_take_leaves_it_to_be_called_again()
    {
        var tool = new FunctionTool((byte amount) => ++_charged);
        var runner = Runner(tool, "{}");

        var wrong = await RunAsync(runner, 1000);
        runner.BeginAttempt();

        Assert.Equal((ParleyErrorCode.InvalidInput, true), (wrong.Error!.Code, wrong.Error.NothingWasDone));
        Assert.True((await RunAsync(runner, 1)).Succeeded);
        Assert.Equal(1, _charged);
    }

    [Fact]
    public async Task Function_may_say_that_it_did_nothing()
    {
        var closed = true;
        var tool = new FunctionTool((int amount) => closed ? throw new ParleyException(new ParleyError(ParleyErrorCode.ToolFailed, "Closed.") { NothingWasDone = true }) : ++_charged);
        await RunAsync(Runner(tool), 1);
        closed = false;

        Assert.Equal((true, 1), ((await RunAsync(Runner(tool), 1)).Succeeded, _charged));
    }

    [Fact]
    public async Task Failure_while_a_result_is_written_is_no_failure_that_the_function_states()
    {
        var tool = new FunctionTool((int amount) => Lazily());

        var outcome = await RunAsync(Runner(tool), 1);

        Assert.Equal((ParleyErrorCode.Indeterminate, 1), (outcome.Error!.Code, _charged));

        IEnumerable<int> Lazily()
        {
            yield return ++_charged;
            throw new ParleyException(ParleyError.Public(ParleyErrorCode.ToolFailed, "Too late."));
        }
    }

    private static ITool Tool(Func<int, Receipt> function, bool isAIFunction)
        => isAIFunction ? new AIFunctionTool(new Unwritten(function)) : new FunctionTool(function);

    private static Task<Outcome<JsonValue>> RunAsync(ToolRunner runner, int amount)
        => runner.RunAsync("charge", new JsonObject { ["amount"] = amount }, Cancellation).AsTask();

    private ToolRunner Runner(ITool tool, string input = """{"type":"object","properties":{"amount":{"type":"integer"}}}""")
    {
        var skill = new Skill { Id = "charge", Description = "Test.", Input = Schema(input), Output = Schema("{}"), Effect = SkillEffect.Once, Tool = tool };
        var context = new ExchangeContext { ExchangeId = "e", Agent = "a", Caller = "c", Deadline = DateTimeOffset.UnixEpoch };
        return new ToolRunner(new Agent { Name = "a", Description = "Test.", Skills = [skill] }, context, _journal, new ModelBill());
    }

    private static JsonSchema Schema(string json) => JsonSchema.Compile(JsonText.Parse(json)).Schema!;

    /// <summary>Hands on what the function returns; those that a factory makes write it themselves.</summary>
    private sealed class Unwritten(Func<int, Receipt> function) : AIFunction
    {
        protected override ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
            => new(function(((System.Text.Json.JsonElement)arguments["amount"]!).GetInt32()));
    }
}
