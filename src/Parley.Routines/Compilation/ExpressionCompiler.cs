using Parley.Protocol.Json;
using Parley.Routines.Builtins;
using Parley.Routines.Execution;
using Parley.Routines.Syntax;
using Parley.Routines.Values;

namespace Parley.Routines.Compilation;

/// <summary>Compiles expressions without an await. Awaits are taken out before, by <see cref="AwaitLowering"/>.</summary>
internal sealed class ExpressionCompiler(FunctionCompiler unit)
{
    /// <summary>Travels up an optional chain once its question mark met null or undefined.</summary>
    private static readonly JsonValue Short = JsonValue.FromExtension(new object());

    public static JsonValue ShortCircuit => Short;

    public static bool IsShort(JsonValue value) => ReferenceEquals(value.Reference, Short.Reference);

    public Eval[] CompileAll(IReadOnlyList<Expression> expressions) => [.. expressions.Select(Compile)];

    public Eval Compile(Expression expression)
    {
        switch (expression)
        {
            case Literal node:
                var value = node.Value;
                return _ => value;
            case Identifier node: return CompileName(node);
            case SlotRead node:
                var slot = node.Slot;
                return f => f.Slots[slot];
            case RegExpLiteral node: return LiteralCompiler.CompileRegExp(node);
            case TemplateLiteral node: return unit.Literals.CompileTemplate(node);
            case ArrayLiteral node: return unit.Literals.CompileArray(node);
            case ObjectLiteral node: return unit.Literals.CompileObject(node);
            case FunctionExpression node: return unit.Variables.MakeClosure(node.Function);
            case OptionalChain node: return CompileChain(node);
            case MemberAccess node: return CompileMember(node);
            case IndexAccess node: return CompileIndex(node);
            case Call node: return unit.Calls.Compile(node, awaited: false);
            case New node: return unit.Calls.CompileNew(node.Constructor, node.Arguments, node.Position);
            case Unary node: return unit.Operators.CompileUnary(node);
            case Update node: return unit.Places.CompileUpdate(node);
            case Binary node: return unit.Operators.CompileBinary(node);
            case Logical node: return CompileLogical(node);
            case Conditional node: return CompileConditional(node);
            case Assignment node: return unit.Places.CompileAssignment(node);
            case Sequence node: return CompileSequence(node);
            default: throw new InvalidOperationException($"{expression.GetType().Name} can't be compiled here.");
        }
    }

    private Eval CompileName(Identifier node)
    {
        if (node.Variable is { } variable)
        {
            return unit.Variables.Load(variable);
        }

        var value = Globals.Constants.TryGetValue(node.Name, out var constant) ? constant
            : Globals.Functions.TryGetValue(node.Name, out var function) ? JsonValue.FromExtension(function) : default;
        return _ => value;
    }

    private Eval CompileChain(OptionalChain node)
    {
        var chain = Compile(node.Chain);
        return f => chain(f) is var value && IsShort(value) ? default : value;
    }

    private Eval CompileMember(MemberAccess node)
    {
        if (node.Target is Identifier { Variable: null } global && Globals.StaticMember(global.Name, node.Name) is { } constant)
        {
            return _ => constant;
        }

        var (name, position) = (node.Name, node.Position);
        if (!node.Optional && unit.Variables.FrameSlot(node.Target) is { } slot)
        {
            return new MemberRead(null!, slot, name, position).EvalSlot;
        }

        var target = Compile(node.Target);
        if (node.Optional)
        {
            return f =>
            {
                var value = target(f);
                return Coercion.IsNullish(value) ? Short : IsShort(value) ? value : At(f, position, value, name);
            };
        }

        return new MemberRead(target, -1, name, position).Eval;
    }

    private static JsonValue At(Frame frame, int position, JsonValue target, string name)
    {
        frame.Run.Position = position;
        return Members.Get(frame.Run, target, name);
    }

    private Eval CompileIndex(IndexAccess node)
    {
        if (node.Key is Literal { Value.AsString: { } name })
        {
            return CompileMember(new MemberAccess(node.Position, node.Target, name, node.Optional));
        }

        var (target, key, position, optional) = (Compile(node.Target), Compile(node.Key), node.Position, node.Optional);
        return f =>
        {
            var value = target(f);
            if (IsShort(value) || (optional && Coercion.IsNullish(value)))
            {
                return Short;
            }

            var index = key(f);
            f.Run.Position = position;
            return Members.GetIndexed(f.Run, value, index);
        };
    }

    private Eval CompileLogical(Logical node)
    {
        var (left, right) = (Compile(node.Left), Compile(node.Right));
        return node.Sign switch
        {
            "&&" => f => left(f) is var value && Coercion.ToBoolean(value) ? right(f) : value,
            "||" => f => left(f) is var value && Coercion.ToBoolean(value) ? value : right(f),
            _ => f => left(f) is var value && Coercion.IsNullish(value) ? right(f) : value,
        };
    }

    private Eval CompileConditional(Conditional node)
    {
        var (test, whenTrue, whenFalse) = (unit.Tests.Compile(node.Test), Compile(node.WhenTrue), Compile(node.WhenFalse));
        return f => test(f) ? whenTrue(f) : whenFalse(f);
    }

    private Eval CompileSequence(Sequence node)
    {
        var items = CompileAll(node.Items);
        return f =>
        {
            JsonValue last = default;
            foreach (var item in items)
            {
                last = item(f);
            }

            return last;
        };
    }
}
