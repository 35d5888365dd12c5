using System.ComponentModel;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Functions;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Hosting.Functions;

public sealed class FunctionToolTests
{
    private static readonly ExchangeContext Context = new() { ExchangeId = "e", Agent = "a", Caller = "c", Deadline = DateTimeOffset.UnixEpoch };

    internal enum Sky
    {
        Clear,
        LightRain,
    }

    internal sealed record Request([property: Description("City.")] string Location, DateOnly Date, int Days = 1, Sky? Wish = null);

    internal sealed record Forecast(double Temperature, Sky Sky, IReadOnlyList<string> Notes);

    [Fact]
    public void Only_parameter_of_an_object_type_is_the_input()
    {
        var tool = new FunctionTool((Request request) => new Forecast(request.Days, Sky.LightRain, []));
        Assert.Equal(["location", "date"], tool.Input["required"].AsArray!.Select(name => name.AsString));
        Assert.Equal("City.", tool.Input["properties"]["location"]["description"].AsString);
        Assert.Equal("date", tool.Input["properties"]["date"]["format"].AsString);
        Assert.Equal("integer", tool.Input["properties"]["days"]["type"].AsString);
        Assert.Equal(["clear", "lightRain"], tool.Output["properties"]["sky"]["enum"].AsArray!.Select(name => name.AsString));
        Assert.Equal(["temperature", "sky", "notes"], tool.Output["required"].AsArray!.Select(name => name.AsString));
        Assert.All([tool.Input, tool.Output], schema => Assert.Empty(JsonSchema.Compile(schema).Errors));
    }

    [Fact]
    public async Task Input_is_bound_and_output_follows_its_schema()
    {
        var tool = new FunctionTool((Request request) => new Forecast(request.Days, Sky.LightRain, [request.Location, request.Date.ToString("O")]));
        var output = await RunAsync(tool, """{ "location": "Rome", "date": "2026-05-17" }""");
        Assert.Equal("""{"temperature":1,"sky":"lightRain","notes":["Rome","2026-05-17"]}""", output.Value.ToString());
        Assert.True(JsonSchema.Compile(tool.Output).Schema!.IsValid(output.Value));
    }

    [Fact]
    public async Task Simple_parameters_are_members_and_a_simple_result_is_wrapped()
    {
        var tool = new FunctionTool(([Description("First.")] int left, int right = 5) => left + right);
        Assert.Equal(["left"], tool.Input["required"].AsArray!.Select(name => name.AsString));
        Assert.Equal("First.", tool.Input["properties"]["left"]["description"].AsString);
        Assert.Equal("""{"result":8}""", (await RunAsync(tool, """{ "left": 3 }""")).Value.ToString());
    }

    [Fact]
    public async Task Asynchronous_functions_get_context_and_token()
    {
        var tool = new FunctionTool(async (Request request, ExchangeContext context, CancellationToken token) =>
        {
            await Task.Yield();
            return new { who = context.Agent, cancelled = token.IsCancellationRequested };
        });
        Assert.Equal("""{"who":"a","cancelled":false}""", (await RunAsync(tool, """{ "location": "Rome", "date": "2026-05-17" }""")).Value.ToString());
    }

    [Fact]
    public async Task Value_tasks_and_methods_without_a_result_work()
    {
        var ran = false;
        Assert.Equal("""{"result":"x"}""", (await RunAsync(new FunctionTool((string text) => ValueTask.FromResult(text)), """{ "text": "x" }""")).Value.ToString());
        Assert.Equal("{}", (await RunAsync(new FunctionTool(async (string text) =>
        {
            await Task.Yield();
            ran = true;
        }), """{ "text": "x" }""")).Value.ToString());
        Assert.True(ran);
    }

    [Fact]
    public async Task Unexpected_exception_stays_on_the_node()
    {
        var outcome = await RunAsync(new FunctionTool(string (string text) => throw new InvalidOperationException("secret")), """{ "text": "x" }""");
        Assert.Equal(ParleyErrorCode.Internal, outcome.Error!.Code);
        Assert.Contains("secret", outcome.Error.Message, StringComparison.Ordinal);
        Assert.Null(outcome.Error.PublicMessage);
    }

    [Fact]
    public async Task Expected_failure_is_kept_as_the_function_throws_it()
    {
        var outcome = await RunAsync(new FunctionTool(string (string text) => throw new ParleyException(ParleyError.Public(ParleyErrorCode.UnsuitableTask, "Closed."))), """{ "text": "x" }""");
        Assert.Equal((ParleyErrorCode.UnsuitableTask, "Closed."), (outcome.Error!.Code, outcome.Error.WireMessage));
    }

    [Fact]
    public async Task Input_of_a_wrong_type_is_an_error_value()
        => Assert.Equal(ParleyErrorCode.InvalidInput, (await RunAsync(new FunctionTool((int left) => left), """{ "left": "three" }""")).Error!.Code);

    private static ValueTask<Outcome<JsonValue>> RunAsync(FunctionTool tool, string input) => tool.InvokeAsync(JsonText.Parse(input), Context, TestContext.Current.CancellationToken);
}
