using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parley.AspNetCore;
using Parley.Cli.Output;
using Parley.Configuration;
using Parley.Protocol.Json;
using Spectre.Console;

namespace Parley.Cli.Commands;

/// <summary><c>parley node --config parley.json</c>: hosts the agents of a configuration.</summary>
internal static class NodeCommand
{
    public static Command Create()
    {
        var config = new Option<string>("--config") { Description = "The configuration.", DefaultValueFactory = _ => "parley.json", HelpName = "FILE" };
        var command = new Command("node", "Host your agents.") { config };
        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(
            parsed,
            (context, token) => RunAsync(ParleyConfiguration.Load(parsed.GetValue(config)!), parsed.GetResult(GlobalOptions.Store) is { Implicit: false } ? context.StorePath : null, context, token),
            cancellationToken));
        return command;
    }

    private static async Task<CommandOutcome> RunAsync(ParleyConfiguration configuration, string? store, CommandContext context, CancellationToken cancellationToken)
    {
        if (configuration.Mistakes.Count > 0)
        {
            return ConfigurationErrors.Outcome(configuration);
        }

        var url = configuration.Options.Node.Url;
        await using var app = Build(configuration, store, url);
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

        Announce(configuration, context);
        await ((IHost)app).WaitForShutdownAsync(cancellationToken);
        return CommandOutcome.Done(new JsonObject { { "url", url.AbsoluteUri }, { "stopped", true } }, console => console.MarkupLine("[grey]Stopped; what was accepted is done and on disk.[/]"));
    }

    private static WebApplication Build(ParleyConfiguration configuration, string? store, Uri url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls(url.GetLeftPart(UriPartial.Authority));
        var parley = builder.Services.AddParley(configuration);
        if (store is not null)
        {
            parley.UseStore(store);
        }

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
