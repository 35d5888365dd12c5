using Parley.Core.Programming.Verification;
using Parley.Core.Skills.Tools;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Core.Programming.Verification;

public sealed class CaseToolsTests
{
    private static readonly JsonSchema Anything = JsonSchema.Compile(new JsonObject()).Schema!;
    private static readonly ToolContract Pay = new("pay", Anything, Anything, "");

    [Theory]
    [InlineData(ToolRunner.MaxCalls, true)]
    [InlineData(ToolRunner.MaxCalls + 1000, false)]
    public async Task A_trial_allows_as_many_calls_as_an_exchange_and_keeps_no_more(int calls, bool allowed)
    {
        var tools = new CaseTools([Pay], new JsonObject { ["pay"] = new JsonArray { 1 } });
        for (var i = 0; i < calls; i++)
        {
            await tools.CallAsync("pay", i, TestContext.Current.CancellationToken);
        }

        Assert.Equal(allowed, tools.Problem is null);
        Assert.Equal(ToolRunner.MaxCalls, Assert.Single(tools.Counts).Value);
    }
}
