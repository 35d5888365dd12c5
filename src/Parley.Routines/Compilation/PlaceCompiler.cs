using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Syntax;
using Parley.Routines.Values;

namespace Parley.Routines.Compilation;

/// <summary>Compiles what changes a variable or a member: assignments, counting, delete.</summary>
internal sealed class PlaceCompiler(FunctionCompiler unit)
{
    /// <summary>A member with its object and key evaluated once.</summary>
    private readonly record struct Place(JsonValue Target, JsonValue Key);

    public Eval CompileAssignment(Assignment node)
    {
        if (node.Sign.Length == 0)
        {
            return CompilePlain(node);
        }

        var place = node.Target is NamePattern name ? name.Name : ((PlacePattern)node.Target).Place;
        return Modify(place, node.Position, unit.Expressions.Compile(node.Value), node.Sign);
    }

    private Eval CompilePlain(Assignment node)
    {
        var value = unit.Expressions.Compile(node.Value);
        if (node.Target is PlacePattern { Place: var place })
        {
            var (target, key) = CompilePlace(place);
            var position = place.Position;
            return f =>
            {
                var where = new Place(target(f), key(f));
                var result = value(f);
                f.Run.Position = position;
                MemberWriter.SetIndexed(f.Run, where.Target, where.Key, result);
                return result;
            };
        }

        if (node.Target is NamePattern { Name: var name } && unit.Variables.FrameSlot(name) is { } slot)
        {
            return f => f.Slots[slot] = value(f);
        }

        var store = unit.Patterns.Compile(node.Target);
        return f =>
        {
            var result = value(f);
            store(f, result);
            return result;
        };
    }

    private (Eval Target, Eval Key) CompilePlace(Expression place)
    {
        if (place is MemberAccess member)
        {
            JsonValue name = member.Name;
            return (unit.Expressions.Compile(member.Target), _ => name);
        }

        var index = (IndexAccess)place;
        return (unit.Expressions.Compile(index.Target), unit.Expressions.Compile(index.Key));
    }

    public Eval CompileUpdate(Update node)
    {
        double step = node.Increment ? 1 : -1;
        var prefix = node.Prefix;
        if (unit.Variables.FrameSlot(node.Target) is { } slot)
        {
            return f =>
            {
                var now = f.Slots[slot];
                var before = now.TryGetNumber(out var number) ? number : Coercion.ToNumber(f.Run, now);
                f.Slots[slot] = before + step;
                return prefix ? before + step : before;
            };
        }

        if (node.Target is Identifier { Variable: { } variable })
        {
            var (load, store) = (unit.Variables.Load(variable), unit.Variables.Store(variable));
            return f =>
            {
                var before = Coercion.ToNumber(f.Run, load(f));
                store(f, before + step);
                return prefix ? before + step : before;
            };
        }

        var (target, key) = CompilePlace(node.Target);
        var position = node.Position;
        return f =>
        {
            var where = new Place(target(f), key(f));
            f.Run.Position = position;
            var before = Coercion.ToNumber(f.Run, Members.GetIndexed(f.Run, where.Target, where.Key));
            MemberWriter.SetIndexed(f.Run, where.Target, where.Key, before + step);
            return prefix ? before + step : before;
        };
    }

    /// <summary><c>place sign= value</c>.</summary>
    private Eval Modify(Expression place, int position, Eval value, string sign)
    {
        if (place is Identifier { Variable: { } variable })
        {
            var (load, store) = (unit.Variables.Load(variable), unit.Variables.Store(variable));
            if (sign is "&&" or "||" or "??")
            {
                return f => load(f) is var now && Keeps(sign, now) ? now : Stored(f, store, value(f));
            }

            var combined = OperatorCompiler.Combine(sign, position, load, value);
            return f => Stored(f, store, combined(f));
        }

        return ModifyMember(place, position, value, sign);
    }

    private Eval ModifyMember(Expression place, int position, Eval value, string sign)
    {
        var (target, key) = CompilePlace(place);
        // The old value travels through a slot, so that the operators need to know nothing of places.
        var slot = unit.NewSlot();
        var combined = sign is "&&" or "||" or "??" ? value : OperatorCompiler.Combine(sign, position, f => f.Slots[slot], value);
        return f =>
        {
            var where = new Place(target(f), key(f));
            f.Run.Position = position;
            var now = Members.GetIndexed(f.Run, where.Target, where.Key);
            if (Keeps(sign, now))
            {
                return now;
            }

            f.Slots[slot] = now;
            var result = combined(f);
            f.Run.Position = position;
            MemberWriter.SetIndexed(f.Run, where.Target, where.Key, result);
            return result;
        };
    }

    private static bool Keeps(string sign, JsonValue now) => sign switch
    {
        "&&" => !Coercion.ToBoolean(now),
        "||" => Coercion.ToBoolean(now),
        "??" => !Coercion.IsNullish(now),
        _ => false,
    };

    private static JsonValue Stored(Frame frame, Store store, JsonValue value)
    {
        store(frame, value);
        return value;
    }

    public Eval CompileDelete(Unary node)
    {
        var operand = node.Operand is OptionalChain chain ? chain.Chain : node.Operand;
        if (operand is not (MemberAccess or IndexAccess))
        {
            return _ => true;
        }

        var optional = node.Operand is OptionalChain;
        var (target, key) = CompilePlace(operand);
        var position = node.Position;
        return f =>
        {
            var from = target(f);
            if (optional && (ExpressionCompiler.IsShort(from) || Coercion.IsNullish(from)))
            {
                return true;
            }

            var name = Coercion.ToKey(f.Run, key(f));
            f.Run.Position = position;
            return MemberWriter.Delete(f.Run, from, name);
        };
    }
}
