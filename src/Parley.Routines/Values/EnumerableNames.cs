using Parley.Protocol.Json;
using Parley.Routines.Execution;

namespace Parley.Routines.Values;

/// <summary>The names that <c>for…in</c> and <c>Object.keys</c> list.</summary>
internal static class EnumerableNames
{
    public static JsonArray Of(Run run, JsonValue value)
    {
        JsonArray names;
        switch (value.Reference)
        {
            case JsonObject members:
                run.AllocateItems(members.Count);
                names = new JsonArray(members.Count);
                foreach (var (name, _) in PropertyKeys.Ordered(run, members))
                {
                    names.Add(name);
                }

                return names;
            case JsonArray items:
                names = Indexes(run, items.Count);
                if (Members.MatchOf(run, items) is not null)
                {
                    names.Add("index");
                    names.Add("input");
                    names.Add("groups");
                }

                return names;
            case string text:
                return Indexes(run, text.Length);
            case ErrorValue error:
                return Of(run, error.Members);
            default:
                run.AllocateItems(0);
                return [];
        }
    }

    private static JsonArray Indexes(Run run, int count)
    {
        run.AllocateItems(count);
        var names = new JsonArray(count);
        for (var i = 0; i < count; i++)
        {
            names.Add(Coercion.NumberToText(run, i));
            run.Charge(1);
        }

        return names;
    }
}
