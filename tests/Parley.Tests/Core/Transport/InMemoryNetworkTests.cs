using System.Text;
using Parley.Core.Diagnostics;
using Parley.Core.Transport;

namespace Parley.Tests.Core.Transport;

public sealed class InMemoryNetworkTests
{
    private static readonly Uri Bob = new("http://bob.example:5080/");

    [Fact]
    public async Task Network_carries_a_request_to_whoever_listens()
    {
        using var network = new InMemoryNetwork();
        network.Listen(Bob, new Echo());

        var reply = await Send(network, "hello");

        Assert.Equal(200, reply.Value.Status);
        Assert.Equal("POST /agents/bob hello", Encoding.UTF8.GetString(reply.Value.Body.Span));
    }

    [Fact]
    public async Task Network_refuses_where_nobody_listens()
    {
        using var network = new InMemoryNetwork();
        var before = await Send(network, "hello");
        network.Listen(Bob, new Echo());
        network.Listen(new Uri("http://bob.example:5081"), new Echo());
        network.Stop(Bob);

        var after = await Send(network, "hello");

        Assert.Equal(ParleyErrorCode.PeerUnreachable, before.Error!.Code);
        Assert.Equal(ParleyErrorCode.PeerUnreachable, after.Error!.Code);
        Assert.Contains("bob.example:5080", after.Error.Message);
    }

    [Theory]
    [InlineData(InMemoryFault.Refuse, ParleyErrorCode.PeerUnreachable, 0)]
    [InlineData(InMemoryFault.LoseRequest, ParleyErrorCode.Timeout, 0)]
    [InlineData(InMemoryFault.LoseReply, ParleyErrorCode.Timeout, 1)]
    public async Task Network_injects_faults(InMemoryFault fault, ParleyErrorCode code, int handled)
    {
        var echo = new Echo();
        using var network = new InMemoryNetwork { Faults = request => request.Body.Length == 3 ? fault : InMemoryFault.None };
        network.Listen(Bob, echo);

        Assert.Equal(code, (await Send(network, "bad")).Error!.Code);
        Assert.Equal(handled, echo.Count);
        Assert.True((await Send(network, "good")).Succeeded);
    }

    [Fact]
    public async Task Network_keeps_to_the_reply_limit()
    {
        using var network = new InMemoryNetwork();
        network.Listen(Bob, new Echo());

        Assert.True((await Send(network, "hello", maxReplyBytes: 22)).Succeeded);
        Assert.Equal(ParleyErrorCode.TooLarge, (await Send(network, "hello", maxReplyBytes: 21)).Error!.Code);
    }

    [Fact]
    public async Task Network_keeps_a_stream_to_the_reply_limit()
    {
        using var network = new InMemoryNetwork();
        network.Listen(Bob, new Echo { Streams = true });
        var reply = await Send(network, "hello", maxReplyBytes: 30);

        var failure = await Assert.ThrowsAsync<TransportException>(async () =>
        {
            await foreach (var _ in reply.Value.Events!)
            {
            }
        });

        Assert.Equal(ParleyErrorCode.TooLarge, failure.Error.Code);
    }

    [Fact]
    public async Task Trace_is_the_same_for_the_same_run_and_differs_for_another()
    {
        var one = await Trace("a", "bc");

        Assert.Equal(one, await Trace("a", "bc"));
        Assert.NotEqual(one, await Trace("ab", "c"));
        Assert.NotEqual(one, await Trace("bc", "a"));
        Assert.NotEqual(one, await Trace("a"));
        Assert.Matches("^[0-9a-f]{64}$", one);
    }

    [Fact]
    public async Task Network_times_out_when_the_clock_says_so()
    {
        var time = new ManualTime();
        using var network = new InMemoryNetwork(time);
        network.Listen(Bob, new Silence());

        var reply = Send(network, "hello");
        time.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal(ParleyErrorCode.Timeout, (await reply).Error!.Code);
    }

    private static async Task<string> Trace(params string[] bodies)
    {
        using var network = new InMemoryNetwork();
        network.Listen(Bob, new Echo());
        foreach (var body in bodies)
        {
            await Send(network, body);
        }

        return network.TraceHash;
    }

    private static Task<Outcome<TransportReply>> Send(InMemoryNetwork network, string body, int maxReplyBytes = 1000)
        => network.SendAsync(
            new TransportRequest { Method = "POST", Url = new Uri(Bob, "/agents/bob"), Body = Encoding.UTF8.GetBytes(body), MaxReplyBytes = maxReplyBytes },
            TestContext.Current.CancellationToken).AsTask();

    private sealed class Echo : IInbound
    {
        public int Count { get; private set; }

        public bool Streams { get; init; }

        public ValueTask<TransportReply> ReceiveAsync(TransportRequest request, CancellationToken cancellationToken)
        {
            Count++;
            var body = Encoding.UTF8.GetBytes($"{request.Method} {request.Url.AbsolutePath} {Encoding.UTF8.GetString(request.Body.Span)}");
            return ValueTask.FromResult(Streams ? new TransportReply { Status = 200, Events = Twice(body) } : new TransportReply { Status = 200, Body = body });
        }

        private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Twice(byte[] body)
        {
            yield return body;
            await Task.CompletedTask;
            yield return body;
        }
    }

    private sealed class Silence : IInbound
    {
        public async ValueTask<TransportReply> ReceiveAsync(TransportRequest request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return new TransportReply { Status = 200 };
        }
    }
}
