using System.CommandLine;
using Parley.Cli.Hosting;
using Parley.Cli.Output;
using Parley.Configuration;
using Parley.Options;
using Parley.Protocol.Json;
using Spectre.Console;

namespace Parley.Cli.Commands;

/// <summary><c>parley protocols --config parley.json</c>: hosts a protocol database.</summary>
internal static class ProtocolsCommand
{
    public static Command Create()
    {
        var config = new Option<string>("--config") { Description = "The configuration; its 'database' describes the database.", DefaultValueFactory = _ => "parley.json", HelpName = "FILE" };
        var command = new Command("protocols", "Host a protocol database.") { config };
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

        var database = configuration.Options.Database;
        if (context.IsStoreNamed)
        {
            (database.StorePath, database.StoreInMemory) = (context.StorePath, context.StorePath == ParleyConfiguration.MemoryStore);
        }

        return await new Listener("parley protocols", "database.url", database.Url).RunAsync(services => services.AddParleyDatabase(configuration), () => Announce(database, context), cancellationToken);
    }

    private static void Announce(DatabaseHostOptions database, CommandContext context)
    {
        var root = database.Url.AbsoluteUri.TrimEnd('/');
        if (context.Json)
        {
            Console.Out.WriteLine(JsonText.Write(new JsonObject { { "url", root }, { "peers", new JsonArray(database.Peers.Select(peer => new JsonValue(peer.AbsoluteUri))) } }));
            return;
        }

        context.Console.MarkupLineInterpolated($"[green]protocol database[/] {root}");
        foreach (var peer in database.Peers)
        {
            context.Console.MarkupLineInterpolated($"[green]peer[/] {peer.AbsoluteUri}");
        }

        context.Console.MarkupLine("[grey]Ctrl+C stops it.[/]");
    }
}
