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
    private readonly NodeAddress _address = ActivatorUtilities.CreateInstance<NodeAddress>(services, prefix);

    private CallerGate? _gate;

    public async Task HandleAsync(HttpContext context)
    {
        // Only now: what peers may use up is settled once the host is started.
        using var admission = (_gate ??= new CallerGate(services.GetRequiredService<PeerBudgets>())).Admit(context);
        if (admission.IsRefused)
        {
            await CallerGate.RefuseAsync(context, admission);
            return;
        }

        if (BrowserGuard.Check(context.Request, options.Url) is { } foreign)
        {
            context.Response.Headers.Connection = "close";
            await ReplyWriter.RefuseAsync(context.Response, foreign, context.RequestAborted);
            return;
        }

        using var timeout = new CancellationTokenSource(options.RequestTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, context.RequestAborted);
        var body = await RequestReader.ReadAsync(context.Request, options.MaxMessageBytes, both.Token);
        if (!body.TryGet(out var bytes, out var error))
        {
            // What was not read would be taken for the next request.
            context.Response.Headers.Connection = "close";
            await ReplyWriter.RefuseAsync(context.Response, error, context.RequestAborted);
            return;
        }

        if (!Uri.TryCreate($"{_address.Url.AbsoluteUri.TrimEnd('/')}{prefix.Rest(context.Request.Path)}{context.Request.QueryString.ToUriComponent()}", UriKind.Absolute, out var url))
        {
            await ReplyWriter.RefuseAsync(context.Response, ParleyError.Public(ParleyErrorCode.InvalidRequest, "The request's path is broken."), context.RequestAborted);
            return;
        }

        // Only now: the node is there once the host is started, and this endpoint is mapped before.
        var inbound = services.GetRequiredService<IInbound>();
        var reply = await inbound.ReceiveAsync(Request(context, url, bytes), context.RequestAborted);
        await ReplyWriter.WriteAsync(context.Response, reply, context.RequestAborted);
    }

    private TransportRequest Request(HttpContext context, Uri url, ReadOnlyMemory<byte> body) => new()
    {
        Method = context.Request.Method,
        Url = url,
        Headers = [.. context.Request.Headers.Select(static header => new KeyValuePair<string, string>(header.Key, header.Value.ToString()))],
        ContentType = context.Request.ContentType,
        Body = body,
        Origin = CallerGate.NameOf(context),
        Timeout = options.RequestTimeout,
    };
}
