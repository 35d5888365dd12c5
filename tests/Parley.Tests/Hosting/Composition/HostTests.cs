using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parley.Configuration;
using Parley.Tests.Core.Transport;

namespace Parley.Tests.Hosting.Composition;

/// <summary>A node as a part of somebody's host.</summary>
public sealed class HostTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Host_with_mistakes_does_not_start_and_tells_all_of_them()
    {
        var builder = new HostApplicationBuilder();
        builder.Logging.ClearProviders();
        var started = false;
        builder.Services.AddParley(parley =>
        {
            parley.Node.MaxMessageBytes = 1;
            parley.Fetch.MaxRedirects = 99;
        }).UseInMemoryStore().AddAgent("Weather", agent => agent.UseModel("gone"));
        builder.Services.AddHostedService(_ => new Probe(() => started = true));
        using var host = builder.Build();
        var failure = await Assert.ThrowsAsync<ParleyConfigurationException>(() => host.StartAsync(Cancellation));
        Assert.Equal(["node.maxMessageBytes", "fetch.maxRedirects", "agents.Weather", "agents.Weather.description", "agents.Weather.model"], failure.Mistakes.Select(mistake => mistake.Path));
        Assert.All(failure.Mistakes, mistake => Assert.Contains(mistake.Path, failure.Message, StringComparison.Ordinal));
        Assert.False(started);
    }

    [Fact]
    public void Section_with_mistakes_is_refused_where_it_is_added()
    {
        var builder = new HostApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Parley:node:maxMessageBytes"] = "many", ["Parley:agents:weather:model"] = "gone" });
        var failure = Assert.Throws<ParleyConfigurationException>(() => builder.Services.AddParley(builder.Configuration.GetSection("Parley")));
        Assert.Equal(3, failure.Mistakes.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Clock_of_the_application_is_the_nodes(bool isFirst)
    {
        var services = new ServiceCollection();
        var time = new ManualTime();
        if (isFirst)
        {
            services.AddSingleton<TimeProvider>(time);
        }

        services.AddParley();
        if (!isFirst)
        {
            services.AddSingleton<TimeProvider>(time);
        }

        using var provider = services.BuildServiceProvider();
        Assert.Same(time, provider.GetRequiredService<TimeProvider>());
    }

    private sealed class Probe(Action start) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            start();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
