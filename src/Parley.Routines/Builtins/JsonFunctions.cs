using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>JSON.parse and JSON.stringify.</summary>
internal static class JsonFunctions
{
    public static IEnumerable<(string Name, HostCall Body)> All => [("parse", Parse), ("stringify", Stringify)];

    private static JsonValue Parse(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var value = new JsonReader(run, Coercion.ToText(run, args.At(0))).Read();
        return args.At(1).Reference is Callable reviver ? Revive(run, reviver, "", value) : value;
    }

    private static JsonValue Revive(Run run, Callable reviver, string key, JsonValue value)
    {
        run.EnterCall();
        if (value.AsArray is { } items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                items[i] = Revive(run, reviver, Coercion.NumberToText(run, i), items[i]);
            }
        }
        else if (value.AsObject is { } members)
        {
            run.AllocateMembers(members.Count);
            foreach (var (name, member) in PropertyKeys.Ordered(run, members).ToArray())
            {
                var revived = Revive(run, reviver, name, member);
                if (revived.IsMissing)
                {
                    MemberWriter.Delete(run, value, name);
                }
                else
                {
                    MemberWriter.SetMember(run, members, name, revived);
                }
            }
        }

        run.LeaveCall();
        return reviver.Call(run, key, value);
    }

    private static JsonValue Stringify(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var writer = new JsonWriter(run, args.At(1), Gap(run, args.At(2)));
        return writer.Write(args.At(0)) is { } text ? text : default(JsonValue);
    }

    private static string Gap(Run run, JsonValue space)
        => space.IsNumber ? new string(' ', (int)Math.Clamp(Coercion.ToInteger(run, space), 0, 10))
            : space.AsString is { } text ? text[..Math.Min(10, text.Length)] : "";
}
