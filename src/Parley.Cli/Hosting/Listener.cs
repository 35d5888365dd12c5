using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Parley.AspNetCore;
using Parley.Cli.Output;
using Parley.Configuration;
using Parley.Protocol.Json;
using Spectre.Console;

namespace Parley.Cli.Hosting;

/// <summary>Listens for a command until it is stopped: a node or a protocol database.</summary>
/// <param name="command">Such as <c>parley node</c>.</param>
/// <param name="key">Where the configuration says the address.</param>
internal sealed class Listener(string command, string key, Uri url)
{
    /// <summary>Where it listens when that isn't the address at which it is reached.</summary>
    private const string ListenVariable = "ASPNETCORE_URLS";

    /// <param name="add">Adds what answers.</param>
    /// <param name="announce">Called once it listens.</param>
    public async Task<CommandOutcome> RunAsync(Action<IServiceCollection> add, Action announce, CancellationToken cancellationToken)
    {
        if (url.Scheme != Uri.UriSchemeHttp && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(ListenVariable)))
        {
            return CommandOutcome.Error(
                ExitCodes.WrongUsage, "InvalidConfiguration", $"{key} is {url.AbsoluteUri}, but '{command}' speaks plain http. Put a proxy that ends TLS in front of it and set {ListenVariable}=http://127.0.0.1:5080 for the address behind the proxy.");
        }

        if (url.Port == 0)
        {
            return CommandOutcome.Error(ExitCodes.WrongUsage, "InvalidConfiguration", $"{key} has port 0: others couldn't know the address. Write the port to listen at.");
        }

        await using var app = Build(add);
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
            return CommandOutcome.Error(ExitCodes.Failed, "PortInUse", $"Port {url.Port} is in use: stop what listens there, or change {key} in the configuration.");
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            return CommandOutcome.Error(ExitCodes.Failed, "CannotListen", $"Can't listen at {url.GetLeftPart(UriPartial.Authority)}: {failure.Message}. Change {key} in the configuration, or set {ListenVariable} to the address of this machine to listen at.");
        }

        announce();
        await ((IHost)app).WaitForShutdownAsync(cancellationToken);
        return CommandOutcome.Done(new JsonObject { { "url", url.AbsoluteUri }, { "stopped", true } }, console => console.MarkupLine("[grey]Stopped; what was accepted is done and on disk.[/]"));
    }

    private WebApplication Build(Action<IServiceCollection> add)
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
        add(builder.Services);

        var app = builder.Build();
        app.MapParley(url.AbsolutePath);
        return app;
    }
}
