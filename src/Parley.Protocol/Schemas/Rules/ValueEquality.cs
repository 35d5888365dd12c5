using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Rules;

/// <summary>Deep equality and hashes of values, charged for each part that is looked at.</summary>
internal static class ValueEquality
{
    /// <summary>As <see cref="JsonValue.Equals(JsonValue)"/>; false once the budget is spent.</summary>
    public static bool AreEqual(in JsonValue one, in JsonValue other, ref ValidationRun run)
    {
        if (one.AsArray is { } items)
        {
            return other.AsArray is { } others && AreEqual(items.AsSpan(), others.AsSpan(), ref run);
        }

        if (one.AsObject is { } members)
        {
            return other.AsObject is { } others && AreEqual(members, others, ref run);
        }

        return run.SpendParts(one.AsString is { } text ? ValidationRun.PartsOf(text) : 1) && one.Equals(other);
    }

    /// <summary>Equal values have equal hashes.</summary>
    public static int Hash(in JsonValue value, ref ValidationRun run)
    {
        var hash = value.GetHashCode();
        if (!run.SpendParts(value.AsString is { } text ? ValidationRun.PartsOf(text) : 1))
        {
            return hash;
        }

        if (value.AsArray is { } array)
        {
            foreach (ref readonly var item in array.AsSpan())
            {
                hash = (hash * 31) + Hash(item, ref run);
            }
        }
        else if (value.AsObject is { } members)
        {
            foreach (var member in members.Members)
            {
                // A sum, since the order of members doesn't count.
                run.SpendParts(ValidationRun.PartsOf(member.Key));
                hash += HashCode.Combine(member.Key, Hash(member.Value, ref run));
            }
        }

        return hash;
    }

    private static bool AreEqual(ReadOnlySpan<JsonValue> one, ReadOnlySpan<JsonValue> other, ref ValidationRun run)
    {
        if (one.Length != other.Length || !run.SpendParts(1))
        {
            return false;
        }

        for (var i = 0; i < one.Length; i++)
        {
            if (!AreEqual(one[i], other[i], ref run))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(JsonObject one, JsonObject other, ref ValidationRun run)
    {
        if (one.Count != other.Count || !run.SpendParts(1))
        {
            return false;
        }

        foreach (var member in one.Members)
        {
            if (!run.SpendParts(ValidationRun.PartsOf(member.Key)) || !other.TryGet(member.Key, out var theirs) || !AreEqual(member.Value, theirs, ref run))
            {
                return false;
            }
        }

        return true;
    }
}
