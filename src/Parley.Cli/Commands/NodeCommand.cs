using System.CommandLine;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Parley.AspNetCore;
using Parley.Cli.Hosting;
using Parley.Cli.Output;
using Parley.Configuration;
using Parley.Protocol.Json;
using Spectre.Console;

namespace Parley.Cli.Commands;

/// <summary><c>parley node --config parley.json</c>: hosts the agents of a configuration.</summary>
internal static class NodeCommand
{
    /// <summary>Where the node listens when that isn't the address at which it is reached.</summary>
    private const string ListenVariable = "ASPNETCORE_URLS";

    public static Command Create()
    {
        var config = new Option<string>("--config") { Description = "The configuration.", DefaultValueFactory = _ => "parley.json", HelpName = "FILE" };
        var command = new Command("node", "Host your agents.") { config };
        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(
            parsed,
            (context, token) => RunAsync(ParleyConfiguration.Load(parsed.GetValue(config)!), context, token),
            cancellationToken));
        return command;
    }

    private static async Task<CommandOutcome> RunAsync(ParleyConfiguration configuration, CommandContext context, CancellationToken cancellationToken)
    {
        if (configuration.Mistakes.Count > 0)
        {
            return ConfigurationErrors.Outcome(configuration);
        }

        var url = configuration.Options.Node.Url;
        if (url.Scheme != Uri.UriSchemeHttp && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(ListenVariable)))
        {
            return CommandOutcome.Error(
                ExitCodes.WrongUsage, "InvalidConfiguration", $"node.url is {url.AbsoluteUri}, but 'parley node' speaks plain http. Put a proxy that ends TLS in front of it and set {ListenVariable}=http://127.0.0.1:5080 for the address behind the proxy.");
        }

        if (url.Port == 0)
        {
            return CommandOutcome.Error(ExitCodes.WrongUsage, "InvalidConfiguration", "node.url has port 0: others couldn't know the address. Write the port to listen at.");
        }

        await using var app = Build(configuration, context, url);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (ParleyConfigurationException failure)
        {
            return ConfigurationErrors.Outcome(failure.Mistakes);
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            return CommandOutcome.Error(ExitCodes.Failed, "PortInUse", $"Port {url.Port} is in use: stop what listens there, or change node.url in the configuration.");
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            return CommandOutcome.Error(ExitCodes.Failed, "CannotListen", $"The node can't listen at {url.GetLeftPart(UriPartial.Authority)}: {failure.Message}. Change node.url in the configuration, or set {ListenVariable} to the address of this machine to listen at.");
        }

        Announce(configuration, context);
        await ((IHost)app).WaitForShutdownAsync(cancellationToken);
        return CommandOutcome.Done(new JsonObject { { "url", url.AbsoluteUri }, { "stopped", true } }, console => console.MarkupLine("[grey]Stopped; what was accepted is done and on disk.[/]"));
    }

    private static WebApplication Build(ParleyConfiguration configuration, CommandContext context, Uri url)
    {
        var builder = CommandHost.CreateBuilder();
        // Standard output is the command's own; what fails at the start is told there in a person's words, once.
        builder.Logging.ClearProviders().AddSimpleConsole(options => options.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(url.GetLeftPart(UriPartial.Authority));
        }

        builder.WebHost.ConfigureKestrel(ServerLimits.Apply);
        var parley = builder.Services.AddParley(configuration);
        StoreChoice.Apply(parley, context);

        var app = builder.Build();
        app.MapParley(url.AbsolutePath);
        return app;
    }

    private static void Announce(ParleyConfiguration configuration, CommandContext context)
    {
        var root = configuration.Options.Node.Url.AbsoluteUri.TrimEnd('/');
        var agents = configuration.Options.Agents.Keys.Select(name => $"{root}/agents/{name}").ToList();
        if (context.Json)
        {
            Console.Out.WriteLine(JsonText.Write(new JsonObject { { "url", root }, { "agents", new JsonArray(agents.Select(agent => new JsonValue(agent))) } }));
            return;
        }

        context.Console.MarkupLineInterpolated($"[green]node[/] {root}");
        foreach (var agent in agents)
        {
            context.Console.MarkupLineInterpolated($"[green]agent[/] {agent}");
        }

        foreach (var warning in configuration.Warnings)
        {
            context.Console.MarkupLineInterpolated($"[yellow]note[/] {warning.ToString()}");
        }

        context.Console.MarkupLine("[grey]Ctrl+C stops it.[/]");
    }
}
