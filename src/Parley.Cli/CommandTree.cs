using System.CommandLine;
using Parley.Cli.Commands;

namespace Parley.Cli;

/// <summary>All commands of <c>parley</c>.</summary>
internal static class CommandTree
{
    public static RootCommand Create() => new("A network node for LLM agents: they find each other, agree on protocols, and stop paying a model for traffic that repeats.")
    {
        GlobalOptions.Store,
        GlobalOptions.Json,
        DemoCommand.Create(),
        NodeCommand.Create(),
        ProtocolsCommand.Create(),
        CallCommand.Create(),
        AskCommand.Create(),
        DocsCommand.Create(),
        RoutinesCommand.Create(),
        CostsCommand.Create(),
        BenchCommand.Create(),
        DoctorCommand.Create(),
    };
}
