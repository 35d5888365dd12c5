using System.Collections.Concurrent;

namespace Parley.Simulations.Network.Running;

/// <summary>How often each server's skills have done their work.</summary>
internal sealed class WorkCount
{
    private readonly ConcurrentDictionary<string, int> _done = new(StringComparer.Ordinal);

    public int Of(string server) => _done.GetValueOrDefault(server);

    public void Add(string server) => _done.AddOrUpdate(server, 1, static (_, count) => count + 1);
}
