using Parley.Protocol.Json;

namespace Parley.Benchmarks.Fuzzing.Mutation;

/// <summary>Changes one place of a JSON value: another type, another value, a member more, less or renamed.</summary>
internal static class JsonMutator
{
    private const int MaxDepth = 12;

    /// <summary>Null when the input is no JSON.</summary>
    public static byte[]? TryMutate(Random random, byte[] input, SeedPool pool)
        => JsonText.TryParse(input, JsonLimits.Default, out var value, out _) ? JsonText.WriteUtf8(Mutate(random, value, pool, 0)) : null;

    private static JsonValue Mutate(Random random, JsonValue value, SeedPool pool, int depth)
    {
        if (depth < MaxDepth && random.Next(4) != 0)
        {
            if (value.AsObject is { Count: > 0 } members)
            {
                return Inside(random, members, pool, depth);
            }

            if (value.AsArray is { Count: > 0 } items)
            {
                var at = random.Next(items.Count);
                items[at] = Mutate(random, items[at], pool, depth + 1);
                return items;
            }
        }

        return Other(random, value, pool);
    }

    private static JsonObject Inside(Random random, JsonObject members, SeedPool pool, int depth)
    {
        var name = members.Members[random.Next(members.Count)].Key;
        switch (random.Next(8))
        {
            case 0:
                members.Remove(name);
                break;
            case 1:
                members[Dictionary.Name(random)] = members[name].DeepClone();
                break;
            case 2:
                members[Dictionary.Name(random)] = Other(random, members[name], pool);
                members.Remove(name);
                break;
            default:
                members[name] = Mutate(random, members[name], pool, depth + 1);
                break;
        }

        return members;
    }

    private static JsonValue Other(Random random, JsonValue value, SeedPool pool) => random.Next(10) switch
    {
        0 => JsonValue.Null,
        1 => random.Next(2) == 0,
        2 => Dictionary.Number(random),
        3 => Dictionary.Text(random),
        4 => new JsonArray([value.DeepClone(), value.DeepClone()]),
        5 => new JsonArray(),
        6 => new JsonObject { { Dictionary.Name(random), value.DeepClone() } },
        7 => value.AsString is { } text ? text + Dictionary.Text(random) : new JsonObject(),
        8 => JsonText.TryParse(pool.Pick(random), JsonLimits.Default, out var other, out _) ? other : Dictionary.Text(random),
        _ => JsonText.Write(value),
    };
}
