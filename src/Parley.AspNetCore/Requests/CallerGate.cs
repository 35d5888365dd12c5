using Microsoft.AspNetCore.Http;
using Parley.Core.Costs.Budgets;
using Parley.Core.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.AspNetCore.Requests;

/// <summary>Turns away who calls too often, before a byte of the body is read.</summary>
internal sealed class CallerGate(PeerBudgets budgets)
{
    private static readonly byte[] Refusal = JsonText.WriteUtf8(ErrorTable.Body(new ParleyError(ParleyErrorCode.TooManyRequests, ""))).ToArray();

    public Admission Admit(in Caller caller) => budgets.Admit(caller.Key);

    /// <summary>The connection stays: to take up a new one costs more than to say no again.</summary>
    public static ValueTask RefuseAsync(HttpContext context, Admission admission)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.ContentType = "application/json";
        response.ContentLength = Refusal.Length;
        response.Headers.RetryAfter = ReplyWriter.Seconds(admission.RetryAfter!.Value);
        return HttpMethods.IsHead(context.Request.Method) ? ValueTask.CompletedTask : response.Body.WriteAsync(Refusal, context.RequestAborted);
    }
}
