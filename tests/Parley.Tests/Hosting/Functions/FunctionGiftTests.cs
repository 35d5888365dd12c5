using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Functions;
using Parley.Options;
using Parley.Tests.Hosting.Composition;

namespace Parley.Tests.Hosting.Functions;

/// <summary>What functions get besides their input, and methods in place of lambdas, through a whole node.</summary>
public sealed class FunctionGiftTests
{
    internal sealed record Question(string Text);

    internal sealed record Answer(string Text);

    internal sealed class Counter : IDisposable
    {
        public static int Disposed { get; set; }

        public int Calls { get; set; }

        public void Dispose() => Disposed++;
    }

    internal sealed class Desk(string prefix)
    {
        [Description("Answers a question.")]
        public Answer Reply(Question question, IServiceProvider services)
        {
            var counter = services.GetRequiredService<Counter>();
            counter.Calls += services.GetRequiredService<Counter>().Calls + 1;
            return new Answer($"{prefix}{question.Text} {counter.Calls}");
        }

        public string Open<T>(T value) => $"{prefix}{value}";
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Services_are_those_of_a_scope_of_the_call()
    {
        Counter.Disposed = 0;
        await using var nodes = await TwoNodes.StartAsync(node =>
        {
            node.Services.AddScoped<Counter>();
            node.AddAgent("weather", agent => agent.Describe("Desk.").AddSkill("reply", typeof(Desk).GetMethod(nameof(Desk.Reply))!, new Desk("re: ")));
        });
        Assert.Equal("re: a 1", (await nodes.Peer.InvokeAsync<Answer>("reply", new Question("a"), Cancellation)).Text);
        Assert.Equal("re: b 1", (await nodes.Peer.InvokeAsync<Answer>("reply", new Question("b"), Cancellation)).Text);
        Assert.Equal(2, Counter.Disposed);
        Assert.Equal("Answers a question.", nodes.Bob.Services.GetRequiredService<ParleyOptions>().Agents["weather"].Skills["reply"].Description);
    }

    [Fact]
    public async Task AIFunction_gets_services_context_and_token()
    {
        await using var nodes = await TwoNodes.StartAsync(node =>
        {
            node.Services.AddScoped<Counter>();
            node.AddAgent("weather", agent => agent.Describe("Desk.").AddSkill(
                AIFunctionFactory.Create(
                    (string text, IServiceProvider services, AIFunctionArguments arguments, CancellationToken token)
                        => $"{text} {services.GetRequiredService<Counter>().Calls} {((ExchangeContext)arguments.Context![typeof(ExchangeContext)]!).Agent} {token.CanBeCanceled}",
                    "reply", "Answers."),
                SkillEffect.None));
        });
        Assert.Equal("a 0 weather True", (await nodes.Peer.InvokeAsync<Wrapped>("reply", new { text = "a" }, Cancellation)).Result);
    }

    [Fact]
    public async Task AIFunction_that_throws_tells_the_caller_nothing_it_should_not()
    {
        await using var nodes = await TwoNodes.StartAsync(node => node.AddAgent("weather", agent => agent.Describe("Desk.")
            .AddSkill(AIFunctionFactory.Create((string text) => text == "expected" ? throw new ParleyException(ParleyError.Public(ParleyErrorCode.ToolFailed, "Closed today.")) : Boom(), "reply", "Answers."), SkillEffect.None)));
        Assert.Contains("Closed today.", (await Assert.ThrowsAsync<ParleyException>(() => nodes.Peer.InvokeAsync<Wrapped>("reply", new { text = "expected" }, Cancellation))).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("password", (await Assert.ThrowsAsync<ParleyException>(() => nodes.Peer.InvokeAsync<Wrapped>("reply", new { text = "other" }, Cancellation))).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Method_that_cannot_be_called_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new FunctionTool(typeof(Desk).GetMethod(nameof(Desk.Reply))!, null));
        Assert.Throws<ArgumentException>(() => new FunctionTool(typeof(Desk).GetMethod(nameof(Desk.Reply))!, "not a desk"));
        Assert.Throws<ArgumentException>(() => new FunctionTool(typeof(Desk).GetMethod(nameof(Desk.Open))!, new Desk("")));
    }

    [Fact]
    public async Task Static_method_needs_no_object()
    {
        var tool = new FunctionTool(typeof(FunctionGiftTests).GetMethod(nameof(Twice), BindingFlags.NonPublic | BindingFlags.Static)!, null);
        var context = new ExchangeContext { ExchangeId = "e", Agent = "a", Caller = "c", Deadline = DateTimeOffset.UnixEpoch };
        Assert.Equal("""{"result":6}""", (await tool.InvokeAsync(Parley.Protocol.Json.JsonText.Parse("""{ "number": 3 }"""), context, Cancellation)).Value.ToString());
    }

    private static int Twice(int number) => 2 * number;

    private static string Boom() => throw new InvalidOperationException("The password is 1234.");

    internal sealed record Wrapped(string Result);
}
