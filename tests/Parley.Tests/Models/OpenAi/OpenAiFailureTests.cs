using Microsoft.Extensions.AI;
using Parley.Core.Diagnostics;
using Parley.Core.Prompting;
using Parley.Core.Transport;
using Parley.Models.OpenAi;
using Parley.Tests.Core.Transport;

namespace Parley.Tests.Models.OpenAi;

public sealed class OpenAiFailureTests
{
    private const string Key = "sk-very-secret";
    private readonly ManualTime _time = new(skipUpTo: TimeSpan.FromMinutes(10));

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Client_tries_again(int status)
    {
        var transport = new ScriptedTransport(ScriptedTransport.Reply(status, ""), ScriptedTransport.Reply(status, ""), ScriptedTransport.Said("ok"));

        Assert.Equal("ok", (await Ask(transport)).Text);
        Assert.Equal([TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(1)], _time.Waits);
        Assert.Equal(3, transport.Requests.Count);
    }

    [Fact]
    public async Task Client_shortens_waits_by_up_to_half_at_random()
    {
        await Ask(new ScriptedTransport(ScriptedTransport.Reply(500, ""), ScriptedTransport.Said("ok")), jitter: 0);

        Assert.Equal([TimeSpan.FromMilliseconds(250)], _time.Waits);
    }

    [Theory]
    [InlineData("Retry-After", "7", 7)]
    [InlineData("retry-after", "Fri, 01 May 2026 12:00:30 GMT", 30)]
    [InlineData("Retry-After", "Fri, 01 May 2026 11:00:00 GMT", 0.5)]
    [InlineData("retry-after-ms", "1500", 1.5)]
    [InlineData("Retry-After", "soon", 0.5)]
    [InlineData("Retry-After", "-5", 0.5)]
    public async Task Client_waits_as_long_as_the_server_asks(string header, string value, double seconds)
    {
        await Ask(new ScriptedTransport(ScriptedTransport.Reply(429, "", new KeyValuePair<string, string>(header, value)), ScriptedTransport.Said("ok")));

        Assert.Equal([TimeSpan.FromSeconds(seconds)], _time.Waits);
    }

    [Fact]
    public async Task Client_gives_up_after_its_attempts()
    {
        var transport = new ScriptedTransport(ScriptedTransport.Reply(503, """{"error":{"message":"overloaded"}}"""));

        var failure = await Fails(transport);

        Assert.Equal(4, transport.Requests.Count);
        Assert.Equal(ParleyErrorCode.ModelUnavailable, failure.Code);
        Assert.Contains("overloaded", failure.Message);
    }

    [Fact]
    public async Task Client_does_not_wait_longer_than_it_may()
    {
        var transport = new ScriptedTransport(ScriptedTransport.Reply(429, "", new KeyValuePair<string, string>("Retry-After", "121")));

        Assert.Equal(ParleyErrorCode.ModelRateLimited, (await Fails(transport)).Code);
        Assert.Single(transport.Requests);
    }

    [Fact]
    public async Task Client_does_not_wait_for_a_quota_to_fill()
    {
        var transport = new ScriptedTransport(ScriptedTransport.Reply(429, """{"error":{"code":"insufficient_quota","message":"You exceeded"}}"""));

        Assert.Contains("billing", (await Fails(transport)).Message);
        Assert.Single(transport.Requests);
    }

    [Theory]
    [InlineData(400, ParleyErrorCode.ModelUnavailable, "HTTP status 400")]
    [InlineData(401, ParleyErrorCode.ModelUnavailable, "set the environment variable LLAMA_KEY")]
    [InlineData(403, ParleyErrorCode.ModelUnavailable, "LLAMA_KEY")]
    [InlineData(404, ParleyErrorCode.ModelUnavailable, "has no model 'llama3.3'")]
    [InlineData(302, ParleyErrorCode.ModelUnavailable, "HTTP status 302")]
    public async Task Client_says_what_to_do(int status, ParleyErrorCode code, string words)
    {
        var transport = new ScriptedTransport(ScriptedTransport.Reply(status, "{\"error\":{\"message\":\"Incorrect API key provided: " + Key + ".\"}}"));

        var failure = await Fails(transport);

        Assert.Equal(code, failure.Code);
        Assert.Contains(words, failure.Message);
        Assert.DoesNotContain(Key, failure.ToString());
        Assert.Single(transport.Requests);
    }

    [Theory]
    [InlineData(ParleyErrorCode.PeerUnreachable, ParleyErrorCode.ModelUnavailable, "is the server running at http://127.0.0.1:11434/v1?", 1)]
    [InlineData(ParleyErrorCode.Timeout, ParleyErrorCode.ModelTimeout, "within 60 s", 1)]
    [InlineData(ParleyErrorCode.TooLarge, ParleyErrorCode.ModelNonsense, "longer than", 1)]
    [InlineData(ParleyErrorCode.PeerFailed, ParleyErrorCode.ModelUnavailable, "broke", 4)]
    public async Task Client_translates_what_the_transport_says(ParleyErrorCode from, ParleyErrorCode to, string words, int attempts)
    {
        var transport = new ScriptedTransport(new ParleyError(from, "The connection broke."));

        var failure = await Fails(transport);

        Assert.Equal(to, failure.Code);
        Assert.Contains(words, failure.Message);
        Assert.Equal(attempts, transport.Requests.Count);
    }

    [Theory]
    [InlineData("<html>Welcome</html>", ParleyErrorCode.ModelNonsense)]
    [InlineData("", ParleyErrorCode.ModelNonsense)]
    [InlineData("{}", ParleyErrorCode.ModelNonsense)]
    [InlineData("""{"choices":[]}""", ParleyErrorCode.ModelNonsense)]
    [InlineData("""{"choices":[{"message":7}]}""", ParleyErrorCode.ModelNonsense)]
    [InlineData("""{"choices":7,"error":null}""", ParleyErrorCode.ModelNonsense)]
    [InlineData("""{"error":{"message":"out of memory"}}""", ParleyErrorCode.ModelUnavailable)]
    [InlineData("""{"error":"out of memory"}""", ParleyErrorCode.ModelUnavailable)]
    public async Task Client_knows_nonsense(string body, ParleyErrorCode code)
        => Assert.Equal(code, (await Fails(new ScriptedTransport(ScriptedTransport.Reply(200, body)))).Code);

    [Theory]
    [InlineData("broken", ParleyErrorCode.ModelUnavailable)]
    [InlineData("data: {oops", ParleyErrorCode.ModelNonsense)]
    [InlineData("data: {\"error\":{\"message\":\"overloaded\"}}", ParleyErrorCode.ModelUnavailable)]
    [InlineData(": nothing more", ParleyErrorCode.ModelUnavailable)]
    public async Task Client_notices_that_a_stream_breaks(string last, ParleyErrorCode code)
    {
        using var client = Client(new ScriptedTransport(ScriptedTransport.Stream("""data: {"choices":[{"delta":{"content":"21"}}]}""", last)), 1);

        var failure = await Assert.ThrowsAsync<ModelException>(async () =>
            await client.GetStreamingResponseAsync([new(ChatRole.User, "x")], null, TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken));

        Assert.Equal(code, failure.Code);
    }

    [Fact]
    public async Task Client_stops_waiting_when_it_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var still = new ManualTime();
        using var client = new OpenAiChatClient(Options(), new ScriptedTransport(ScriptedTransport.Reply(503, "")), still, () => 1);

        var pending = client.GetResponseAsync([new(ChatRole.User, "x")], null, cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);
    }

    private static OpenAiOptions Options() => new() { Endpoint = "http://127.0.0.1:11434/v1", Model = "llama3.3", ApiKey = Key, ApiKeyEnv = "LLAMA_KEY" };

    private OpenAiChatClient Client(ITransport transport, double jitter) => new(Options(), transport, _time, () => jitter);

    private async Task<ChatResponse> Ask(ITransport transport, double jitter = 1)
    {
        using var client = Client(transport, jitter);
        return await client.GetResponseAsync([new(ChatRole.User, "x")], null, TestContext.Current.CancellationToken);
    }

    private Task<ModelException> Fails(ITransport transport) => Assert.ThrowsAsync<ModelException>(() => Ask(transport));
}
