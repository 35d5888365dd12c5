using Parley.Protocol.Json;
using Parley.Routines.Execution;

namespace Parley.Routines.Values;

/// <summary>The names that <c>for…in</c> and <c>Object.keys</c> list.</summary>
internal static class EnumerableNames
{
    public static JsonArray Of(Run run, JsonValue value)
    {
        var names = new JsonArray();
        switch (value.Reference)
        {
            case JsonObject members:
                run.AllocateItems(members.Count);
                foreach (var (name, _) in PropertyKeys.Ordered(run, members))
                {
                    names.Add(name);
                }

                break;
            case JsonArray items:
                AddIndexes(run, items.Count, names);
                if (Members.MatchOf(run, items) is not null)
                {
                    names.Add("index");
                    names.Add("input");
                    names.Add("groups");
                }

                break;
            case string text:
                AddIndexes(run, text.Length, names);
                break;
            case ErrorValue error:
                return Of(run, error.Members);
        }

        return names;
    }

    private static void AddIndexes(Run run, int count, JsonArray names)
    {
        run.AllocateItems(count);
        for (var i = 0; i < count; i++)
        {
            names.Add(Coercion.NumberToText(run, i));
            run.Charge(1);
        }
    }
}
