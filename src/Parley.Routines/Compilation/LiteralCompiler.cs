using Parley.Protocol.Json;
using Parley.Routines.Builtins;
using Parley.Routines.Execution;
using Parley.Routines.Syntax;
using Parley.Routines.Values;

namespace Parley.Routines.Compilation;

/// <summary>Compiles template strings, array and object literals, and regular expressions.</summary>
internal sealed class LiteralCompiler(FunctionCompiler unit)
{
    public static Eval CompileRegExp(RegExpLiteral node)
    {
        // The checker refused what does not compile.
        var regex = RegExpCompiler.Compile(node.Pattern, node.Flags, out _)!;
        return f =>
        {
            f.Run.Allocate(64);
            return JsonValue.FromExtension(new RegExpValue(node.Pattern, node.Flags, regex));
        };
    }

    public Eval CompileTemplate(TemplateLiteral node)
    {
        if (node.Parts.Count == 0)
        {
            JsonValue text = node.Chunks[0];
            return _ => text;
        }

        return new TemplateBuild([.. node.Chunks], unit.Expressions.CompileAll(node.Parts)).Eval;
    }

    public Eval CompileArray(ArrayLiteral node)
    {
        var items = node.Items.Select(i => (Value: unit.Expressions.Compile(i is Spread s ? s.Value : i ?? new Literal(node.Position, default)), IsSpread: i is Spread)).ToArray();
        var position = node.Position;
        return f =>
        {
            f.Run.AllocateItems(items.Length);
            var array = new JsonArray(items.Length);
            foreach (var (item, isSpread) in items)
            {
                var value = item(f);
                if (isSpread)
                {
                    f.Run.Position = position;
                    Iteration.Collect(f.Run, value, array);
                }
                else
                {
                    array.Add(value);
                }
            }

            return array;
        };
    }

    public Eval CompileObject(ObjectLiteral node)
    {
        if (AreKnown(node.Members))
        {
            return new ObjectBuild([.. node.Members.Select(m => m.Name!)], [.. node.Members.Select(m => unit.Expressions.Compile(m.Value))]).Eval;
        }

        var setters = node.Members.Select(CompileMember).ToArray();
        return f =>
        {
            f.Run.AllocateMembers(setters.Length);
            var members = new JsonObject(setters.Length);
            foreach (var setter in setters)
            {
                setter(f, members);
            }

            return members;
        };
    }

    /// <summary>No spread, no computed name, and no name twice.</summary>
    private static bool AreKnown(IReadOnlyList<ObjectMember> members)
    {
        var names = members.Count > 8 ? new HashSet<string>(members.Count, StringComparer.Ordinal) : null;
        for (var i = 0; i < members.Count; i++)
        {
            if (members[i].Name is not { } name || !(names?.Add(name) ?? IsFirst(members, i, name)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsFirst(IReadOnlyList<ObjectMember> members, int at, string name)
    {
        for (var i = 0; i < at; i++)
        {
            if (members[i].Name == name)
            {
                return false;
            }
        }

        return true;
    }

    private Action<Frame, JsonObject> CompileMember(ObjectMember member)
    {
        var value = unit.Expressions.Compile(member.Value);
        if (member.IsSpread)
        {
            return (f, members) => ObjectCopy.Into(f.Run, value(f), members);
        }

        if (member.Name is { } name)
        {
            return (f, members) => members[name] = value(f);
        }

        var key = unit.Expressions.Compile(member.Computed!);
        return (f, members) =>
        {
            var text = Coercion.ToKey(f.Run, key(f));
            MemberWriter.Set(f.Run, members, text, value(f));
        };
    }
}
