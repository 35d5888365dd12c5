using System.CommandLine;
using Parley.Cli.Hosting;
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
            (context, token) => RunAsync(ParleyConfiguration.Load(parsed.GetValue(config)!), context, token),
            cancellationToken));
        return command;
    }

    private static async Task<CommandOutcome> RunAsync(ParleyConfiguration configuration, CommandContext context, CancellationToken cancellationToken)
        => configuration.Mistakes.Count > 0
            ? ConfigurationErrors.Outcome(configuration)
            : await new Listener("parley node", "node.url", configuration.Options.Node.Url).RunAsync(
                services => StoreChoice.Apply(services.AddParley(configuration), context), () => Announce(configuration, context), cancellationToken);

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
