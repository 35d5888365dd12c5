using System.CommandLine;

namespace Parley.Cli.Commands;

internal static class DemoCommand
{
    public static Command Create() => new("demo", "See it work.");
}
