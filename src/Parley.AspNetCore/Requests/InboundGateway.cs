using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Costs.Budgets;
using Parley.Core.Diagnostics;
using Parley.Core.Exchange;
using Parley.Core.Transport;

namespace Parley.AspNetCore.Requests;

/// <summary>Carries HTTP requests over to the node and its replies back: limits first, then exact bytes and headers, no meaning.</summary>
internal sealed class InboundGateway(NodePrefix prefix, NodeOptions options, TimeProvider time, IServiceProvider services)
{
    private static readonly TimeSpan BusyRetry = TimeSpan.FromSeconds(1);

    private readonly RequestUrls _urls = new(ActivatorUtilities.CreateInstance<NodeAddress>(services, prefix), prefix);
    private IInbound? _inbound;
    private CallerGate? _gate;

    public Task HandleAsync(HttpContext context)
    {
        // Only now: what peers may use up is settled once the host is started.
        var caller = Caller.Of(context);
        var admission = (_gate ??= new CallerGate(services.GetRequiredService<PeerBudgets>())).Admit(caller);
        return admission.IsFree ? ServeAsync(context, caller, admission) : ServeAdmittedAsync(context, caller, admission);
    }

    private async Task ServeAdmittedAsync(HttpContext context, Caller caller, Admission admission)
    {
        using var open = admission;
        if (admission.IsRefused)
        {
            await admission.HoldBackAsync(context.RequestAborted);
            await CallerGate.RefuseAsync(context, admission);
            return;
        }

        await ServeAsync(context, caller, admission);
    }

    private async Task ServeAsync(HttpContext context, Caller caller, Admission admission)
    {
        if (BrowserGuard.Check(context.Request, options.Url) is { } foreign)
        {
            await RefuseUnreadAsync(context, foreign);
            return;
        }

        if (RequestReader.IsEncoded(context.Request))
        {
            // RFC 9110, section 15.5.16: the answer says what is taken instead.
            context.Response.Headers.AcceptEncoding = "identity";
            await RefuseUnreadAsync(context, ParleyError.Public(ParleyErrorCode.InvalidRequest, "A compressed body is not read; send it without Content-Encoding."), StatusCodes.Status415UnsupportedMediaType);
            return;
        }

        if (RequestReader.TryReadWhole(context.Request, options.MaxMessageBytes, out var whole))
        {
            try
            {
                // Most bodies are there with their headers, in one piece: then the node reads the server's own buffer.
                using var copy = whole.IsSingleSegment ? null : BodyBuffer.CopyOf(whole);
                await AnswerAsync(context, caller, admission, copy?.Memory ?? whole.First);
            }
            finally
            {
                context.Request.BodyReader.AdvanceTo(whole.End);
            }

            return;
        }

        var body = await ReadAsync(context);
        if (!body.TryGet(out var read, out var error))
        {
            await RefuseUnreadAsync(context, error);
            return;
        }

        using (read)
        {
            await AnswerAsync(context, caller, admission, read.Memory);
        }
    }

    private async ValueTask<Outcome<BodyBuffer>> ReadAsync(HttpContext context)
    {
        using var timeout = new CancellationTokenSource(options.RequestTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, context.RequestAborted);
        return await RequestReader.ReadAsync(context.Request, options.MaxMessageBytes, both.Token);
    }

    private Task AnswerAsync(HttpContext context, Caller caller, Admission admission, ReadOnlyMemory<byte> body)
        => admission.TakesTurns ? AnswerInTurnAsync(context, caller, admission, body) : AnswerAsync(context, caller, body);

    /// <summary>The turn is at a processor: it ends where the work has to wait for something, such as a model. It is taken only now, because bodies held back would all be there at once.</summary>
    private async Task AnswerInTurnAsync(HttpContext context, Caller caller, Admission admission, ReadOnlyMemory<byte> body)
    {
        if (await TakeTurnAsync(context, admission) is not { } turn)
        {
            await ReplyWriter.RefuseAsync(context.Response, Busy(), context.RequestAborted);
            return;
        }

        Task answering;
        using (turn)
        {
            answering = AnswerAsync(context, caller, body);
        }

        await answering;
    }

    /// <summary>Null when the turn did not come in the time in which a request must be handled.</summary>
    private async ValueTask<IDisposable?> TakeTurnAsync(HttpContext context, Admission admission)
    {
        using var timeout = new CancellationTokenSource(options.RequestTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, context.RequestAborted);
        try
        {
            return await admission.TakeTurnAsync(both.Token);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return null;
        }
    }

    private static ParleyError Busy()
    {
        ParleyTelemetry.CountRefusal("turns");
        return ParleyError.Public(ParleyErrorCode.TooManyRequests, $"Too many requests wait for their turn; try again in {BusyRetry.TotalSeconds:0} s.") with { RetryAfter = BusyRetry };
    }

    private Task AnswerAsync(HttpContext context, in Caller caller, ReadOnlyMemory<byte> body)
    {
        if (_urls.Of(context.Request.Path, context.Request.QueryString) is not { } url)
        {
            return ReplyWriter.RefuseAsync(context.Response, ParleyError.Public(ParleyErrorCode.InvalidRequest, "The request's path is broken."), context.RequestAborted);
        }

        // Only now: the node is there once the host is started, and this endpoint is mapped before.
        _inbound ??= services.GetRequiredService<IInbound>();
        var aborted = context.RequestAborted;
        var receiving = _inbound.ReceiveAsync(Request(context, caller, url, body), aborted);
        return receiving.IsCompletedSuccessfully
            ? ReplyWriter.WriteAsync(context.Response, receiving.Result, aborted)
            : AnswerAsync(context.Response, receiving, aborted);
    }

    private static async Task AnswerAsync(HttpResponse response, ValueTask<TransportReply> receiving, CancellationToken aborted)
        => await ReplyWriter.WriteAsync(response, await receiving, aborted);

    /// <summary>What was not read would be taken for the next request.</summary>
    private static Task RefuseUnreadAsync(HttpContext context, ParleyError error, int? status = null)
    {
        context.Response.Headers.Connection = "close";
        return ReplyWriter.RefuseAsync(context.Response, error, context.RequestAborted, status);
    }

    private TransportRequest Request(HttpContext context, in Caller caller, Uri url, ReadOnlyMemory<byte> body) => new()
    {
        Method = context.Request.Method,
        Url = url,
        Headers = new ServerHeaders(context.Request.Headers),
        ContentType = context.Request.ContentType,
        Body = body,
        Origin = caller.Name,
        Timeout = options.RequestTimeout,
    };
}
