using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parley.AspNetCore.Requests;
using Parley.Core.Exchange.Receiving;
using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Tests.AspNetCore.Requests;

/// <summary>A whole node behind its gateway; what comes in comes over no socket, and from whatever address a test wants.</summary>
internal sealed class GatewayNode : IDisposable
{
    private readonly IHost _host;
    private readonly InboundGateway _gateway;

    private GatewayNode(IHost host) => (_host, _gateway) = (host, ActivatorUtilities.CreateInstance<InboundGateway>(host.Services, NodePrefix.Parse("")));

    public static async Task<GatewayNode> StartAsync(TimeProvider time, Action<ParleyBuilder> describe)
    {
        var builder = new HostApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(time).AddSingleton<IServer, NoServer>();
        var parley = builder.Services.AddParley().UseInMemoryStore();
        parley.Options.Node.Url = new Uri("https://agents.example/");
        describe(parley);
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new GatewayNode(host);
    }

    /// <summary>A request for the only skill of an agent, by its public document.</summary>
    public string BodyFor(string agent, string input)
    {
        var documents = _host.Services.GetRequiredService<PublicDocuments>().Of(_host.Services.GetRequiredService<AgentCatalog>().Find(agent)!);
        return JsonText.Write(new JsonObject { { "protocolHash", Assert.Single(documents).Value.Document.Hash.ToBase64() }, { "protocolSources", new JsonArray() }, { "body", input } });
    }

    public GatewayExchange Post(string from, string path, string body)
    {
        var pipe = new Pipe();
        var bytes = Encoding.UTF8.GetBytes(body);
        pipe.Writer.Write(bytes);
        pipe.Writer.Complete();
        return Send(from, path, pipe.Reader, bytes.Length);
    }

    /// <param name="announced">The body's length as its head says it.</param>
    public GatewayExchange Send(string from, string path, PipeReader body, long announced)
    {
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(from) }, Response = { Body = new MemoryStream() } };
        context.Features.Set<IRequestBodyPipeFeature>(new Body(body));
        (context.Request.Method, context.Request.Path, context.Request.Host) = ("POST", path, new HostString("agents.example"));
        (context.Request.ContentType, context.Request.ContentLength) = ("application/json", announced);
        return new GatewayExchange(context, _gateway.HandleAsync(context));
    }

    public void Dispose() => _host.Dispose();

    private sealed record Body(PipeReader Reader) : IRequestBodyPipeFeature;

    private sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull
            => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
