using Parley.Routines.Syntax;

namespace Parley.Routines.Checking;

/// <summary>Members that lead out of the language, and methods that need something it does not have.</summary>
internal static class MemberRules
{
    /// <summary>True for the names that lead from a value to what made it.</summary>
    public static bool IsForbidden(string name) => name is "__proto__" or "constructor" or "prototype" or "__defineGetter__" or "__defineSetter__" or "__lookupGetter__" or "__lookupSetter__";

    public static void Check(string? name, int position, Diagnostics diagnostics)
    {
        if (name is not null && IsForbidden(name))
        {
            diagnostics.Report("NoPrototype", $"The member '{name}' can't be reached.", "Use plain members; to copy an object write { ...object }, to test for an own member Object.hasOwn(object, name).", position);
        }
    }

    public static void CheckMethod(MemberAccess member, Diagnostics diagnostics)
    {
        var (code, advice) = member.Name switch
        {
            "then" or "catch" or "finally" => ("NoThen", "Write const value = await call(…); and try/catch around it."),
            "call" or "apply" or "bind" => ("NoThis", "Call the function with its arguments: f(a, b) or f(...list)."),
            "toLocaleDateString" or "toLocaleTimeString" => ("NoLocale", "Build the text from toISOString() or the getUTC… parts."),
            "toLocaleUpperCase" or "toLocaleLowerCase" => ("NoLocale", "Write toUpperCase() or toLowerCase()."),
            "toLocaleString" => ("NoLocale", "Write toFixed(digits) or String(value)."),
            "next" => ("NoIterator", "Loop with for…of, or spread into an array."),
            _ => ("", ""),
        };
        if (code.Length > 0)
        {
            diagnostics.Report(code, $"The method '{member.Name}' is not part of the routine language.", advice, member.Position);
        }
    }
}
