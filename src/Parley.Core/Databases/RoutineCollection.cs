using Parley.Core.Programming;

namespace Parley.Core.Databases;

/// <summary>Routines by address, each source once, in the order in which they came.</summary>
internal sealed class RoutineCollection(DatabaseOptions options)
{
    private readonly SortedDictionary<string, List<string>> _sources = new(StringComparer.Ordinal);

    public int Count => _sources.Values.Sum(sources => sources.Count);

    /// <summary>Every address with the ids of its routines.</summary>
    public IEnumerable<(string Address, IEnumerable<string> Ids)> All => _sources.Select(entry => (entry.Key, entry.Value.Select(RoutineNames.IdOf)));

    public IReadOnlyList<string> Find(RoutineAddress address) => _sources.TryGetValue(address.Hex, out var sources) ? [.. sources] : [];

    /// <summary>False when there is no room for it.</summary>
    public bool TryAdd(RoutineAddress address, string source)
    {
        if (!_sources.TryGetValue(address.Hex, out var sources))
        {
            if (_sources.Count >= options.MaxAddresses)
            {
                return false;
            }

            _sources.Add(address.Hex, sources = []);
        }

        if (sources.Contains(source))
        {
            return true;
        }

        if (sources.Count >= options.MaxRoutinesPerAddress)
        {
            return false;
        }

        sources.Add(source);
        return true;
    }
}
