using System.Diagnostics;

namespace Parley.Cli.Demo.Network;

/// <summary>How much memory this process has needed.</summary>
internal static class PeakMemory
{
    /// <summary>Bytes of the working set at its largest so far.</summary>
    public static long Read()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }
}
