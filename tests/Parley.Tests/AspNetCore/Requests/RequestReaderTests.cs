using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Parley.AspNetCore.Requests;
using Parley.Core.Diagnostics;

namespace Parley.Tests.AspNetCore.Requests;

public sealed class RequestReaderTests
{
    [Fact]
    public async Task Announced_excess_is_refused_before_a_byte_is_read()
    {
        var request = Request(new Pipe().Reader);
        request.ContentLength = 11;
        Assert.Equal(ParleyErrorCode.TooLarge, (await RequestReader.ReadAsync(request, 10, TestContext.Current.CancellationToken)).Error!.Code);
    }

    [Fact]
    public async Task Unannounced_excess_is_refused_while_the_rest_is_still_to_come()
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(new byte[11], TestContext.Current.CancellationToken);
        Assert.Equal(ParleyErrorCode.TooLarge, (await RequestReader.ReadAsync(Request(pipe.Reader), 10, TestContext.Current.CancellationToken)).Error!.Code);
    }

    [Fact]
    public async Task Body_in_pieces_is_put_together()
    {
        var pipe = new Pipe();
        var reading = RequestReader.ReadAsync(Request(pipe.Reader), 10, TestContext.Current.CancellationToken);
        await pipe.Writer.WriteAsync("12345"u8.ToArray(), TestContext.Current.CancellationToken);
        await pipe.Writer.WriteAsync("67890"u8.ToArray(), TestContext.Current.CancellationToken);
        await pipe.Writer.CompleteAsync();
        using var body = (await reading).Value;
        Assert.Equal("1234567890"u8.ToArray(), body.Memory.ToArray());
    }

    [Fact]
    public async Task Body_that_does_not_come_is_cut_at_the_timeout()
    {
        using var timeout = new CancellationTokenSource();
        var reading = RequestReader.ReadAsync(Request(new Pipe().Reader), 10, timeout.Token);
        await timeout.CancelAsync();
        Assert.Equal(ParleyErrorCode.Timeout, (await reading).Error!.Code);
    }

    [Fact]
    public async Task A_body_that_is_there_is_taken_as_it_is()
    {
        var request = Request(await WrittenAsync("12345", isWhole: true), announced: 5);
        Assert.True(RequestReader.TryReadWhole(request, 10, out var body));
        Assert.Equal("12345"u8.ToArray(), body.ToArray());
        request.BodyReader.AdvanceTo(body.End);
    }

    [Theory]
    [InlineData(5L, true, 4)] // more than the limit
    [InlineData(null, true, 10)] // nothing announced
    [InlineData(6L, false, 10)] // the rest is still to come
    [InlineData(0L, true, 10)]
    public async Task Any_other_body_is_left_to_be_waited_for(long? announced, bool isWhole, int maxBytes)
    {
        var request = Request(await WrittenAsync("12345", isWhole), announced);
        Assert.False(RequestReader.TryReadWhole(request, maxBytes, out _));
        Assert.True(request.BodyReader.TryRead(out var left));
        Assert.Equal("12345"u8.ToArray(), left.Buffer.ToArray());
    }

    private static async Task<PipeReader> WrittenAsync(string body, bool isWhole)
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(System.Text.Encoding.UTF8.GetBytes(body), TestContext.Current.CancellationToken);
        if (isWhole)
        {
            await pipe.Writer.CompleteAsync();
        }

        return pipe.Reader;
    }

    private static HttpRequest Request(PipeReader body, long? announced)
    {
        var request = Request(body);
        request.ContentLength = announced;
        return request;
    }

    private static HttpRequest Request(PipeReader body)
    {
        var context = new DefaultHttpContext();
        context.Features.Set<IRequestBodyPipeFeature>(new Body(body));
        return context.Request;
    }

    private sealed record Body(PipeReader Reader) : IRequestBodyPipeFeature;
}
