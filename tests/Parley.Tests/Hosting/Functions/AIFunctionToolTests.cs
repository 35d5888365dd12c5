using System.ComponentModel;
using Microsoft.Extensions.AI;
using Parley.Core.Skills;
using Parley.Functions;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Hosting.Functions;

public sealed class AIFunctionToolTests
{
    private static readonly ExchangeContext Context = new() { ExchangeId = "e", Agent = "a", Caller = "c", Deadline = DateTimeOffset.UnixEpoch };

    [Fact]
    public async Task Function_keeps_its_schemas_and_runs()
    {
        var function = AIFunctionFactory.Create(([Description("City.")] string location, int days) => $"{location} for {days}", "plan", "Plans.");
        var tool = new AIFunctionTool(function);
        Assert.Equal("City.", tool.Input["properties"]["location"]["description"].AsString);
        Assert.Equal(["location", "days"], tool.Input["required"].AsArray!.Select(name => name.AsString));
        Assert.All([tool.Input, tool.Output], schema => Assert.Empty(JsonSchema.Compile(schema).Errors));
        var output = await tool.InvokeAsync(JsonText.Parse("""{ "location": "Rome", "days": 2 }"""), Context, TestContext.Current.CancellationToken);
        Assert.Equal("""{"result":"Rome for 2"}""", output.Value.ToString());
    }
}
