using Parley.Core.Diagnostics;
using Parley.Core.Transport;
using Parley.Net.Http;

namespace Parley.Tests.Net.Http;

public sealed class HttpTransportTests
{
    public static TheoryData<Exception, ParleyErrorCode> GivenUp { get; } = new()
    {
        { new TaskCanceledException("connect", new TimeoutException()), ParleyErrorCode.PeerUnreachable },
        { new TaskCanceledException("a handler's own timeout"), ParleyErrorCode.Timeout },
    };

    [Theory]
    [MemberData(nameof(GivenUp))]
    public async Task Only_a_connection_that_was_never_made_means_that_nothing_arrived(Exception failure, ParleyErrorCode code)
    {
        using var client = new HttpMessageInvoker(new Throwing(failure));
        using var transport = new HttpTransport(TimeProvider.System, () => client);

        var outcome = await transport.SendAsync(new TransportRequest { Method = "POST", Url = new Uri("http://peer.test/") }, TestContext.Current.CancellationToken);

        Assert.Equal(code, outcome.Error!.Code);
    }

    private sealed class Throwing(Exception failure) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromException<HttpResponseMessage>(failure);
    }
}
