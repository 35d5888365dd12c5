namespace Parley.Cli;

/// <summary>What the process returns; part of the command line's interface (docs/guide/cli.md).</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;
}
