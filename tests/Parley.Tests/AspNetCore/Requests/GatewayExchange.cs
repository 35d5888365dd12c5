using System.Text;
using Microsoft.AspNetCore.Http;

namespace Parley.Tests.AspNetCore.Requests;

/// <summary>A request on its way through the gateway, and what comes of it.</summary>
internal sealed record GatewayExchange(HttpContext Context, Task Handled)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public bool IsAnswered => Handled.IsCompleted;

    public async Task<(int Status, string Body, string? RetryAfter)> AnswerAsync()
    {
        await Handled.WaitAsync(Patience, TestContext.Current.CancellationToken);
        var body = (MemoryStream)Context.Response.Body;
        return (Context.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()), Context.Response.Headers.RetryAfter);
    }
}
