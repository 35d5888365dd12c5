using System.Globalization;
using Parley.Protocol.Json;

namespace Parley.Simulations.Network.Changes.Reading;

/// <summary>Reads a file of changes, <c>{"changes": [...]}</c>, in the order in which they take effect.</summary>
internal static class ScriptReader
{
    private const string Form = """must be {"changes": [...]}, of which each changes one thing, such as {"at": 300, "replace": "restaurant1", "model": "gpt-4o", "data": "documents"}""";

    /// <summary>Without a script there are mistakes, all of them.</summary>
    /// <param name="queries">Queries of the run.</param>
    /// <param name="isUser">Whether a user has this name.</param>
    public static (NetworkScript? Script, IReadOnlyList<string> Mistakes) Read(JsonValue root, int queries, Func<string, bool> isUser)
    {
        if (root.AsObject is not { Count: 1 } || root["changes"].AsArray is not { Count: > 0 } entries)
        {
            return (null, [Form]);
        }

        var (reader, changes, mistakes) = (new ChangeReader(new Roster(isUser), queries), new List<NetworkChange>(), new List<(int Index, string Why)>());
        // What is there when depends on what has changed before; changes of the same query stay in the file's order.
        foreach (var (index, entry) in entries.Index().OrderBy(entry => entry.Item["at"] is { IsNumber: true } at ? at.AsNumber : double.MaxValue))
        {
            var (change, why) = reader.Read(entry);
            changes.AddRange(change is null ? [] : [change]);
            mistakes.AddRange(why.Select(mistake => (index, mistake)));
        }

        return mistakes.Count > 0
            ? (null, [.. mistakes.OrderBy(mistake => mistake.Index).Select(mistake => string.Create(CultureInfo.InvariantCulture, $"changes[{mistake.Index}] {mistake.Why}"))])
            : (new NetworkScript(changes), []);
    }
}
