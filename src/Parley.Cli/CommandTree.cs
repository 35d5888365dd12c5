using System.CommandLine;
using Parley.Cli.Commands;

namespace Parley.Cli;

/// <summary>All commands of <c>parley</c>.</summary>
internal static class CommandTree
{
    /// <summary>Words as they stand: none that starts with '@' is taken for a file of further words.</summary>
    public static ParseResult Parse(IReadOnlyList<string> args) => Create().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });

    private static RootCommand Create() => new("A network node for LLM agents: they find each other, agree on protocols, and stop paying a model for traffic that repeats.")
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
