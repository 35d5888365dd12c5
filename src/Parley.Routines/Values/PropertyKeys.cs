using Parley.Protocol.Json;
using Parley.Routines.Execution;

namespace Parley.Routines.Values;

/// <summary>The order of an object's members as JavaScript lists them: names that are array indexes first, ascending, then the others as they were added.</summary>
internal static class PropertyKeys
{
    /// <summary>True for the canonical text of an integer from 0 to 2^32 - 2.</summary>
    public static bool TryIndex(string key, out uint index)
    {
        index = 0;
        return key.Length is > 0 and <= 10 && char.IsAsciiDigit(key[0]) && (key[0] != '0' || key.Length == 1)
            && uint.TryParse(key, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out index) && index != uint.MaxValue;
    }

    /// <summary>True when the members already stand in JavaScript's order.</summary>
    public static bool InOrder(JsonObject members)
    {
        long last = -1;
        var inOrder = true;
        var named = false;
        foreach (var name in members.Members.Names)
        {
            if (!TryIndex(name, out var index))
            {
                named = true;
            }
            else
            {
                inOrder &= !named && index > last;
                last = index;
            }
        }

        return inOrder;
    }

    /// <summary>The members in JavaScript's order, charged to the run. A copy when the order differs from how they are kept.</summary>
    public static JsonMembers Ordered(Run run, JsonObject members)
    {
        run.Charge(1 + (members.Count >> 2));
        if (InOrder(members))
        {
            return members.Members;
        }

        // A copy of the members, and twice their places in the order.
        run.AllocateMembers(members.Count);
        run.Allocate(48 + (16L * members.Count));
        run.Charge(2L * members.Count);
        var (names, values) = (members.Members.Names.ToArray(), members.Members.Values.ToArray());
        var places = new ulong[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            places[i] = TryIndex(names[i], out var index) ? index : (1UL << 32) + (uint)i;
        }

        Array.Sort(places.ToArray(), names);
        Array.Sort(places, values);
        return new JsonMembers(names, values);
    }
}
