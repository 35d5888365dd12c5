using Parley.Protocol.Json;
using Parley.Routines.Checking;
using Parley.Routines.Execution;

namespace Parley.Routines.Values;

/// <summary>Changes members of objects, arrays and errors.</summary>
internal static class MemberWriter
{
    public static void Set(Run run, JsonValue target, string name, JsonValue value)
    {
        switch (target.Reference)
        {
            case JsonObject members when !MemberRules.IsForbidden(name):
                SetMember(run, members, name, value);
                break;
            case JsonArray items when name == "length":
                SetLength(run, items, Coercion.ToNumber(run, value));
                break;
            case JsonArray items when PropertyKeys.TryIndex(name, out var index):
                SetItem(run, items, index, value);
                break;
            case ErrorValue error when !MemberRules.IsForbidden(name):
                SetError(run, error, name, value);
                break;
            case RegExpValue expression when name == "lastIndex":
                expression.LastIndex = Coercion.ToInteger(run, value);
                break;
            default:
                throw Refuse(run, target, name);
        }
    }

    public static void SetIndexed(Run run, JsonValue target, JsonValue key, JsonValue value)
    {
        if (target.AsArray is { } items && key.TryGetNumber(out var number) && number >= 0 && number < uint.MaxValue && Math.Truncate(number) == number)
        {
            SetItem(run, items, (uint)number, value);
            return;
        }

        Set(run, target, Coercion.ToKey(run, key), value);
    }

    public static void SetMember(Run run, JsonObject members, string name, JsonValue value)
    {
        var (before, wereShared) = (members.Count, members.Shape.IsShared);
        members[name] = value;
        if (members.Count != before)
        {
            // Twice the size of a member, since the object grows by doubling, and as much for the index that is made with the ninth.
            run.Allocate(before < 8 ? 48 : before == 8 ? 900 : 96);
            run.AllocateNames(members, wereShared);
            run.Charge(1);
        }
    }

    private static void SetItem(Run run, JsonArray items, uint index, JsonValue value)
    {
        if (index < items.Count)
        {
            items[(int)index] = value;
            return;
        }

        run.Allocate(32 * ((long)index + 1 - items.Count));
        run.Charge(((long)index + 1 - items.Count) >> 3);
        items.Resize((int)index);
        items.Add(value);
    }

    private static void SetLength(Run run, JsonArray items, double length)
    {
        if (length is < 0 or > uint.MaxValue || Math.Truncate(length) != length)
        {
            throw run.RangeError("Invalid array length");
        }

        if (length > items.Count)
        {
            run.AllocateItems(length - items.Count);
            items.Resize((int)length);
        }
        else
        {
            items.RemoveRange((int)length, items.Count - (int)length);
        }
    }

    private static void SetError(Run run, ErrorValue error, string name, JsonValue value)
    {
        switch (name)
        {
            case "message": error.Message = value; break;
            case "name": error.Name = value; break;
            case "cause": error.Cause = value; break;
            default: SetMember(run, error.Members, name, value); break;
        }
    }

    private static void Remove(Run run, JsonObject members, string name)
    {
        var wereShared = members.Shape.IsShared;
        members.Remove(name);
        run.AllocateNames(members, wereShared);
    }

    public static bool Delete(Run run, JsonValue target, string name)
    {
        switch (target.Reference)
        {
            case JsonObject members:
                // Removing shifts what follows, in the index too.
                run.Charge(1 + (2L * members.Count));
                Remove(run, members, name);
                return true;
            case JsonArray items when PropertyKeys.TryIndex(name, out var index):
                if (index < items.Count)
                {
                    items[(int)index] = default;
                }

                return true;
            case ErrorValue error:
                run.Charge(1 + (2L * error.Members.Count));
                Remove(run, error.Members, name);
                return true;
            case null when Coercion.IsNullish(target):
                throw run.TypeError("Cannot convert undefined or null to object");
            default:
                throw run.TypeError($"Cannot delete property '{name}'");
        }
    }

    private static ScriptThrow Refuse(Run run, JsonValue target, string name) => target.Reference switch
    {
        null when Coercion.IsNullish(target) => run.TypeError($"Cannot set properties of {(target.IsNull ? "null" : "undefined")} (setting '{name}')"),
        JsonArray => run.TypeError($"Cannot set '{name}': an array holds only indexed values"),
        _ => run.TypeError($"Cannot create property '{name}' on {Coercion.TypeOf(target)}"),
    };
}
