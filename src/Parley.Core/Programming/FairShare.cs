namespace Parley.Core.Programming;

/// <summary>Takes from many sources in turn, so that none crowds out the others.</summary>
internal static class FairShare
{
    /// <summary>At most <paramref name="most"/> items in their order: the first of each source, then the second of each, until that many are chosen.</summary>
    public static IReadOnlyList<T> Of<T>(IEnumerable<T> items, Func<T, string> source, int most)
    {
        Dictionary<string, int> turns = new(StringComparer.Ordinal);
        var numbered = items.Select((item, place) => (Item: item, Place: place, Turn: turns[source(item)] = turns.GetValueOrDefault(source(item)) + 1)).ToList();
        return [.. numbered.OrderBy(entry => entry.Turn).ThenBy(entry => entry.Place).Take(most).OrderBy(entry => entry.Place).Select(entry => entry.Item)];
    }
}
