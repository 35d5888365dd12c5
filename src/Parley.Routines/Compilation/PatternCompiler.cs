using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Syntax;
using Parley.Routines.Values;

namespace Parley.Routines.Compilation;

/// <summary>Compiles destructuring: takes a value apart into variables and members.</summary>
internal sealed class PatternCompiler(FunctionCompiler unit)
{
    public Store Compile(Pattern pattern)
    {
        switch (pattern)
        {
            case NamePattern name:
                return unit.Variables.Store(name.Name.Variable!);
            case PlacePattern { Place: MemberAccess member }:
                var target = unit.Expressions.Compile(member.Target);
                return (f, value) => MemberWriter.Set(f.Run, target(f), member.Name, value);
            case PlacePattern { Place: IndexAccess index }:
                var (from, key) = (unit.Expressions.Compile(index.Target), unit.Expressions.Compile(index.Key));
                return (f, value) => MemberWriter.SetIndexed(f.Run, from(f), key(f), value);
            case ObjectPattern members:
                return CompileObject(members);
            default:
                return CompileArray((ArrayPattern)pattern);
        }
    }

    public Store CompileElement(PatternElement element)
    {
        var store = Compile(element.Target);
        if (element.Default is null)
        {
            return store;
        }

        var fallback = unit.Expressions.Compile(element.Default);
        return (f, value) => store(f, value.IsMissing ? fallback(f) : value);
    }

    private Store CompileObject(ObjectPattern pattern)
    {
        var members = pattern.Members.Select(m => (m.Name, Computed: m.Computed is null ? null : unit.Expressions.Compile(m.Computed), Store: CompileElement(m.Element))).ToArray();
        var rest = pattern.Rest is null ? null : Compile(pattern.Rest);
        var position = pattern.Position;
        return (f, value) =>
        {
            if (Coercion.IsNullish(value))
            {
                f.Run.Position = position;
                throw f.Run.TypeError($"Cannot destructure '{(value.IsNull ? "null" : "undefined")}'");
            }

            var taken = rest is null ? null : new List<string>(members.Length);
            foreach (var (name, computed, store) in members)
            {
                var key = name ?? Coercion.ToKey(f.Run, computed!(f));
                taken?.Add(key);
                store(f, Read(f, value, key, name is null));
            }

            rest?.Invoke(f, Rest(f, value, taken!));
        };
    }

    private static JsonValue Read(Frame frame, JsonValue value, string key, bool computed)
        => value.Reference is ToolsValue ? JsonValue.FromExtension(new ToolValue(key))
            : computed ? Members.GetIndexed(frame.Run, value, key)
            : Members.Get(frame.Run, value, key);

    private static JsonValue Rest(Frame frame, JsonValue value, List<string> taken)
    {
        frame.Run.AllocateMembers(0);
        var rest = new JsonObject();
        ObjectCopy.Into(frame.Run, value, rest);
        foreach (var name in taken)
        {
            frame.Run.Charge(1 + rest.Count);
            MemberWriter.Delete(frame.Run, rest, name);
        }

        return rest;
    }

    private Store CompileArray(ArrayPattern pattern)
    {
        var items = pattern.Items.Select(i => i is null ? null : CompileElement(i)).ToArray();
        var rest = pattern.Rest is null ? null : Compile(pattern.Rest);
        var position = pattern.Position;
        return (f, value) =>
        {
            f.Run.Position = position;
            var iteration = Iteration.Over(f.Run, value);
            foreach (var item in items)
            {
                iteration.Next(f.Run, out var next);
                item?.Invoke(f, next);
            }

            if (rest is not null)
            {
                var others = new JsonArray();
                while (iteration.Next(f.Run, out var next))
                {
                    f.Run.Allocate(32);
                    others.Add(next);
                }

                rest(f, others);
            }
        };
    }
}
