using System.Text;
using Parley.Core.Databases;
using Parley.Core.Diagnostics;
using Parley.Core.Transport;
using Parley.Protocol.Json;
using Parley.Tests.Core.Transport;

namespace Parley.Tests.Core.Databases;

/// <summary>What a node tells a database, and how long it puts up with one that says nothing.</summary>
public sealed class DatabaseClientTests : ITransport
{
    private readonly ManualTime _time = new();
    private readonly List<TransportRequest> _sent = [];
    private TimeSpan _silence;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_learns_names_of_members_and_nothing_else_of_a_task()
    {
        var input = JsonText.Parse("""{"type":"object","description":"secret","properties":{"iban":{"type":"string","enum":["secret"],"examples":["secret"]}},"required":["iban"],"$defs":{"secret":{}}}""");
        await Client().SearchAsync(input, JsonText.Parse("""{"type":"object","description":"secret"}"""), 3, Token);
        Assert.Equal(
            """{"input":{"properties":{"iban":{}},"required":["iban"]},"output":{"properties":{},"required":[]},"limit":3}""",
            Encoding.UTF8.GetString(Assert.Single(_sent).Body.Span));
    }

    [Theory]
    [InlineData(1000, 1)]
    [InlineData(900, 2)]
    public async Task One_that_was_silent_until_somebody_gave_up_is_left_alone(int milliseconds, int sent)
    {
        var client = Client();
        _silence = TimeSpan.FromMilliseconds(milliseconds);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await client.DigestAsync(Token));
        _silence = default;
        await client.DigestAsync(Token);
        Assert.Equal(sent, _sent.Count);

        _time.Advance(TimeSpan.FromSeconds(11));
        await client.DigestAsync(Token);
        Assert.Equal(sent + 1, _sent.Count);
    }

    ValueTask<Outcome<TransportReply>> ITransport.SendAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        _sent.Add(request);
        if (_silence > TimeSpan.Zero)
        {
            _time.Advance(_silence);
            throw new OperationCanceledException();
        }

        return new(new TransportReply { Status = 404, Body = default });
    }

    private DatabaseClient Client() => new(new Uri("http://database.test/"), this, _time);
}
