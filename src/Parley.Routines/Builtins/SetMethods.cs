using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>The methods of Set. What JavaScript gives as an iterator is an array here.</summary>
internal static class SetMethods
{
    public static IEnumerable<(string Name, HostCall Body)> All =>
    [
        ("has", (run, self, args) => Of(self).Has(run, args.At(0))),
        ("add", (run, self, args) =>
        {
            Of(self).Set(run, args.At(0), default);
            return self;
        }),
        ("delete", (run, self, args) => Of(self).Delete(run, args.At(0))),
        ("clear", (run, self, _) =>
        {
            Of(self).Clear(run);
            return default;
        }),
        ("keys", (run, self, _) => MapMethods.Collect(run, Of(self), (key, _) => key)),
        ("values", (run, self, _) => MapMethods.Collect(run, Of(self), (key, _) => key)),
        ("entries", (run, self, _) => MapMethods.Collect(run, Of(self), (key, _) => KeyedTable.Pair(run, key, key))),
        ("forEach", ForEach),
        ("toString", (_, _, _) => "[object Set]"),
    ];

    private static KeyedTable Of(JsonValue self) => ((SetValue)self.Reference!).Table;

    private static JsonValue ForEach(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var callback = run.Callable(args.At(0), "forEach");
        for (var at = 0; Of(self).NextEntry(run, ref at, out var entry);)
        {
            callback.Call(run, entry.Key, entry.Key, self);
        }

        return default;
    }
}
