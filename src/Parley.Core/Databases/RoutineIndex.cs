using Parley.Core.Programming;

namespace Parley.Core.Databases;

/// <summary>Which routines there are for the addresses of one part, each in the order in which they came. The sources are in the archive.</summary>
internal sealed class RoutineIndex
{
    private readonly SortedDictionary<string, List<(string Id, DateTimeOffset AddedAt)>> _ids = new(StringComparer.Ordinal);

    /// <summary>Every address with the ids of its routines, in the order of the addresses.</summary>
    public IEnumerable<(string Address, IEnumerable<string> Ids)> All => _ids.Select(entry => (entry.Key, entry.Value.Select(routine => routine.Id)));

    public bool Has(RoutineAddress address) => _ids.ContainsKey(address.Hex);

    public IReadOnlyList<string> Find(RoutineAddress address) => _ids.TryGetValue(address.Hex, out var routines) ? [.. routines.Select(routine => routine.Id)] : [];

    public void Add(RoutineAddress address, string id, DateTimeOffset addedAt)
    {
        if (!_ids.TryGetValue(address.Hex, out var routines))
        {
            _ids.Add(address.Hex, routines = []);
        }

        var place = routines.FindIndex(routine => routine.AddedAt > addedAt);
        routines.Insert(place < 0 ? routines.Count : place, (id, addedAt));
    }

    public void Remove(RoutineAddress address, string id)
    {
        var routines = _ids[address.Hex];
        routines.RemoveAll(routine => routine.Id == id);
        if (routines.Count == 0)
        {
            _ids.Remove(address.Hex);
        }
    }
}
