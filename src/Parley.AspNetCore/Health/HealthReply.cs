using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Parley.AspNetCore.Requests;
using Parley.Core.Transport;
using Parley.Protocol.Json;

namespace Parley.AspNetCore.Health;

/// <summary>Health as an orchestrator asks for it: alive when the process answers, ready when the store does. Details stay on the node.</summary>
internal static class HealthReply
{
    public static Task WriteAliveAsync(HttpContext context) => WriteAsync(context, HealthStatus.Healthy);

    public static async Task WriteReadyAsync(HttpContext context)
    {
        var report = await context.RequestServices.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Name == StoreHealthCheck.Name, context.RequestAborted);
        await WriteAsync(context, report.Status);
    }

    private static Task WriteAsync(HttpContext context, HealthStatus status) => ReplyWriter.WriteAsync(
        context.Response,
        new TransportReply
        {
            Status = status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK,
            ContentType = "application/json",
            Body = JsonText.WriteUtf8(new JsonObject { { "status", status.ToString().ToLowerInvariant() } }),
        },
        context.RequestAborted);
}
