using Parley.Routines.Builtins;
using Parley.Routines.Syntax;

namespace Parley.Routines.Checking;

/// <summary>What the names that a routine does not declare may be used for.</summary>
internal static class NameRules
{
    public static void CheckDeclared(Identifier name, Diagnostics diagnostics)
    {
        if (name.Name is "eval" or "arguments" or "undefined" or "NaN" or "Infinity")
        {
            diagnostics.Report("Syntax", $"'{name.Name}' can't be declared.", "Choose another name.", name.Position);
        }
    }

    public static void CheckGlobalValue(Identifier name, Scope scope, Diagnostics diagnostics)
    {
        if (Globals.Functions.ContainsKey(name.Name) || Globals.Constants.ContainsKey(name.Name))
        {
            return;
        }

        if (Globals.Namespaces.ContainsKey(name.Name) || Globals.Constructors.ContainsKey(name.Name))
        {
            diagnostics.Report("GlobalAsValue", $"'{name.Name}' can't be used as a value.", $"Use its members directly, as in {Example(name.Name)}.", name.Position);
            return;
        }

        var (code, message, advice) = ForeignNames.Explain(name.Name) ?? ("UnknownName", $"'{name.Name}' is not declared.", Suggest(name.Name, scope));
        diagnostics.Report(code, message, advice, name.Position);
    }

    private static string Example(string name) => name switch { "Math" => "Math.max(a, b)", "JSON" => "JSON.stringify(value)", "Object" => "Object.keys(value)", "Array" => "Array.isArray(value)", _ => $"new {name}(…)" };

    private static string Suggest(string name, Scope? scope)
    {
        for (; scope is not null; scope = scope.Parent)
        {
            if (scope.Variables.FirstOrDefault(v => string.Equals(v.Name, name, StringComparison.OrdinalIgnoreCase)) is { } near)
            {
                return $"Did you mean '{near.Name}'?";
            }
        }

        return "Declare it, or take it from the parameters.";
    }

    /// <summary>True when the target is a global object, in which case the member has been checked.</summary>
    public static bool CheckStaticMember(Identifier target, MemberAccess member, Diagnostics diagnostics)
    {
        if (!Globals.Namespaces.TryGetValue(target.Name, out var members))
        {
            return false;
        }

        var full = $"{target.Name}.{member.Name}";
        if (target.Name == "console" || members.ContainsKey(member.Name) || Globals.Constants.ContainsKey(full))
        {
            return true;
        }

        switch (full)
        {
            case "Math.random":
                diagnostics.Report("NoRandomness", "A routine has no randomness, so that it can be run again.", "Take the number from the request or from a tool.", member.Position);
                break;
            case "Date.now":
                diagnostics.Report("NoClock", "A routine has no clock, so that it can be run again.", "Take the time from the request or from a tool.", member.Position);
                break;
            default:
                diagnostics.Report("UnknownMember", $"'{full}' is not part of the routine language.", $"'{target.Name}' has {string.Join(", ", members.Keys.Order(StringComparer.Ordinal))}.", member.Position);
                break;
        }

        return true;
    }

    public static void CheckConstructor(New node, Scope scope, Diagnostics diagnostics)
    {
        for (var at = scope; at is not null; at = at.Parent)
        {
            if (at.Find(node.Constructor) is not null)
            {
                diagnostics.Report("UnknownConstructor", $"'{node.Constructor}' is a function of the routine and can't be used with 'new'.", "Call it without 'new' and let it return an object.", node.Position);
                return;
            }
        }

        if (Globals.Constructors.ContainsKey(node.Constructor))
        {
            CheckConstructorCall(node.Constructor, node.Arguments, node.Position, diagnostics);
            return;
        }

        var (code, message, advice) = node.Constructor switch
        {
            "Promise" => ("NoPromise", "Promises can't be made by hand.", "Write an async function and await it."),
            "String" or "Number" or "Boolean" => ("NoWrapper", $"'new {node.Constructor}' makes a wrapper object.", $"Write {node.Constructor}(value) without 'new'."),
            "Object" => ("NoWrapper", "'new Object' is not part of the routine language.", "Write {}."),
            _ => ForeignNames.Explain(node.Constructor) ?? ("UnknownConstructor", $"'new {node.Constructor}' is not part of the routine language.", "Use Map, Set, Date, RegExp, Error, TypeError, RangeError or Array, or write a function that returns an object."),
        };
        diagnostics.Report(code, message, advice, node.Position);
    }

    public static void CheckConstructorCall(string name, IReadOnlyList<Expression> arguments, int position, Diagnostics diagnostics)
    {
        if (name == "Date" && arguments.Count == 0)
        {
            diagnostics.Report("NoClock", "A routine has no clock, so that it can be run again.", "Take the time from the request or from a tool, and read it with new Date(text).", position);
        }
    }

    public static void CheckInstanceOf(Identifier name, Diagnostics diagnostics)
    {
        if (!Globals.IsInstanceTest(name.Name))
        {
            diagnostics.Report("NoInstanceOf", $"'instanceof {name.Name}' is not part of the routine language.", "Use Error, TypeError, RangeError, Array, Map, Set, Date, RegExp or Object, or test a member.", name.Position);
        }
    }
}
