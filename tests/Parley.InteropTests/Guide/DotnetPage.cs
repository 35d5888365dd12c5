using System.ComponentModel;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Parley.AspNetCore;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;

namespace Parley.InteropTests.Guide;

/// <summary>The code of docs/guide/dotnet.md, compiled; a test of the house compares the two.</summary>
internal static class DotnetPage
{
    internal sealed record ForecastRequest(string Location, DateOnly Date);

    internal sealed record Forecast(double Temperature);

    internal sealed class ForecastTable(IReadOnlyDictionary<string, Forecast> rows)
    {
        public Task<Forecast?> FindAsync(ForecastRequest request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(rows.GetValueOrDefault(request.Location));
        }
    }

    internal sealed class TenantHandler : DelegatingHandler;

    public static void Add(WebApplicationBuilder builder, AIFunction planTour)
    {
        builder.Services.AddParley(builder.Configuration.GetSection("Parley"))
            .AddAgent("weather", agent => agent
                .AddSkill("getForecast", Find, SkillEffect.None)
                .AddSkill(planTour));
    }

    [Description("Forecast for a city on a day.")]
    static async Task<Forecast> Find(ForecastRequest request, IServiceProvider services, CancellationToken cancellationToken)
        => await services.GetRequiredService<ForecastTable>().FindAsync(request, cancellationToken)
           ?? throw new ParleyException(ParleyError.Public(ParleyErrorCode.ToolFailed, $"There is no forecast for {request.Location}."));

    public static void Map(WebApplication app)
    {
        app.MapParley("/parley").RequireAuthorization().RequireRateLimiting("agents");
    }

    public static async Task<ChatResponse> ChatAsync(ParleyClient client, IChatClient chat, List<ChatMessage> messages, CancellationToken cancellationToken)
    {
        var tools = await client.AsAIToolsAsync([client.Peer("https://one.example/parley/agents/weather"), client.Peer("https://two.example/parley/agents/tours")], cancellationToken);
        var response = await chat.GetResponseAsync(messages, new ChatOptions { Tools = [.. tools] }, cancellationToken);
        return response;
    }

    public static AIFunction OwnTask(ParleyClient client)
    {
        var task = ParleyTask.For<ForecastRequest, Forecast>("Get the weather forecast for a city on a day.", SkillEffect.None);
        var function = client.Peer("https://one.example/parley/agents/weather").AsAIFunction(task, "get_forecast");
        return function;
    }

    public static void Http(WebApplicationBuilder builder)
    {
        builder.Services.AddTransient<TenantHandler>();
        builder.Services.AddHttpClient(ParleyHttp.Peers)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { Proxy = new WebProxy("http://proxy.example:3128") })
            .AddHttpMessageHandler<TenantHandler>();
    }
}
