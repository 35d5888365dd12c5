using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Syntax;
using Parley.Routines.Values;

namespace Parley.Routines.Compilation;

/// <summary>
/// Takes the awaits out of an expression: each becomes a step that puts its value into a slot, what JavaScript evaluates before it becomes
/// a step too, and what remains is an expression without an await.
/// </summary>
internal sealed class AwaitLowering(FunctionCompiler unit, StepList steps)
{
    public Expression Lower(Expression expression)
    {
        if (!expression.HasAwait)
        {
            return expression;
        }

        switch (expression)
        {
            case Await node: return LowerAwait(node);
            case Conditional node: return LowerConditional(node);
            case Logical node: return LowerLogical(node.Sign, node.Position, Lower(node.Left), node.Right);
            case Assignment node: return LowerAssignment(node);
            case OptionalChain node: return new OptionalChain(node.Position, LowerLink(node.Chain));
            case Call node: return LowerCall(node);
            case Update node: return new Update(node.Position, node.Increment, node.Prefix, LowerPlace(node.Target));
            case Spread node: return new Spread(node.Position, Lower(node.Value));
            case MemberAccess node: return new MemberAccess(node.Position, Lower(node.Target), node.Name, node.Optional);
            case Unary node: return new Unary(node.Position, node.Sign, Lower(node.Operand));
        }

        var parts = LowerAll(Parts(expression));
        return Rebuild(expression, parts);
    }

    /// <summary>An await whose value nobody needs, or which is the whole of what is wanted.</summary>
    public void AwaitInto(Expression operand, int slot)
    {
        var lowered = Lower(operand);
        var value = lowered is Call call ? unit.Calls.Compile(call, awaited: true) : unit.Expressions.Compile(lowered);
        steps.Add((f, at) => f.Coroutine!.Await(value(f), slot, at + 1));
    }

    private SlotRead LowerAwait(Await node)
    {
        var slot = unit.NewSlot();
        AwaitInto(node.Value, slot);
        return new SlotRead(node.Position, slot);
    }

    private SlotRead LowerConditional(Conditional node)
    {
        var (slot, otherwise, end) = (unit.NewSlot(), new Label(), new Label());
        steps.JumpUnless(unit.Tests.Compile(Lower(node.Test)), otherwise);
        Put(Lower(node.WhenTrue), slot);
        steps.Jump(end);
        steps.Mark(otherwise);
        Put(Lower(node.WhenFalse), slot);
        steps.Mark(end);
        return new SlotRead(node.Position, slot);
    }

    private SlotRead LowerLogical(string sign, int position, Expression left, Expression right)
    {
        var (slot, end) = (unit.NewSlot(), new Label());
        Put(left, slot);
        steps.JumpIf(
            sign switch
            {
                "&&" => f => !Coercion.ToBoolean(f.Slots[slot]),
                "||" => f => Coercion.ToBoolean(f.Slots[slot]),
                _ => f => !Coercion.IsNullish(f.Slots[slot]),
            },
            end);
        Put(Lower(right), slot);
        steps.Mark(end);
        return new SlotRead(position, slot);
    }

    private Expression LowerAssignment(Assignment node)
    {
        if (node.Target is not PlacePattern { Place: var place })
        {
            return LowerToName(node);
        }

        var lowered = LowerPlace(place);
        return LowerInto(node, new PlacePattern(lowered), lowered);
    }

    private Expression LowerToName(Assignment node) => node.Target is NamePattern { Name: var name }
        ? LowerInto(node, node.Target, name)
        : new Assignment(node.Position, "", node.Target, Lower(node.Value));

    private Expression LowerInto(Assignment node, Pattern target, Expression read)
    {
        if (node.Sign.Length == 0)
        {
            return new Assignment(node.Position, "", target, Lower(node.Value));
        }

        if (node.Sign is "&&" or "||" or "??")
        {
            return LowerLogical(node.Sign, node.Position, read, new Assignment(node.Position, "", target, node.Value) { HasAwait = true });
        }

        var before = Spill(read);
        return new Assignment(node.Position, "", target, new Binary(node.Position, node.Sign, before, Lower(node.Value)));
    }

    /// <summary>Evaluates the object and key of a member, so that it can be read and written later.</summary>
    private Expression LowerPlace(Expression place)
    {
        return place switch
        {
            MemberAccess member => new MemberAccess(member.Position, Spill(Lower(member.Target)), member.Name, false),
            IndexAccess index => new IndexAccess(index.Position, Spill(Lower(index.Target)), Spill(Lower(index.Key)), false),
            _ => place,
        };
    }

    private Expression LowerLink(Expression link) => link switch
    {
        MemberAccess node => new MemberAccess(node.Position, LowerLink(node.Target), node.Name, node.Optional),
        IndexAccess node => new IndexAccess(node.Position, LowerLink(node.Target), node.Key, node.Optional),
        Call node => new Call(node.Position, LowerLink(node.Callee), node.Arguments, node.Optional),
        _ => Lower(link),
    };

    private Call LowerCall(Call node)
    {
        switch (node.Callee)
        {
            case Identifier:
                return new Call(node.Position, node.Callee, LowerAll(node.Arguments), node.Optional);
            case MemberAccess member:
                var parts = LowerAll([member.Target, .. node.Arguments]);
                return new Call(node.Position, new MemberAccess(member.Position, parts[0], member.Name, member.Optional), parts[1..], node.Optional);
            default:
                var all = LowerAll([node.Callee, .. node.Arguments]);
                return new Call(node.Position, all[0], all[1..], node.Optional);
        }
    }

    /// <summary>Lowers expressions that are evaluated in order; all before the last await keep their values in slots.</summary>
    private List<Expression> LowerAll(IReadOnlyList<Expression> parts)
    {
        var last = parts.Count - 1;
        while (last >= 0 && !parts[last].HasAwait)
        {
            last--;
        }

        var lowered = new List<Expression>(parts.Count);
        for (var i = 0; i < parts.Count; i++)
        {
            var part = Lower(parts[i]);
            lowered.Add(i < last ? Keep(part) : part);
        }

        return lowered;
    }

    private Expression Keep(Expression part) => part is Spread spread ? new Spread(spread.Position, Spill(spread.Value)) : Spill(part);

    private Expression Spill(Expression part)
    {
        if (part is Literal or SlotRead or FunctionExpression or Identifier { Variable: null or { IsConstant: true } })
        {
            return part;
        }

        var slot = unit.NewSlot();
        Put(part, slot);
        return new SlotRead(part.Position, slot);
    }

    private void Put(Expression value, int slot)
    {
        var eval = unit.Expressions.Compile(value);
        steps.Do(f => f.Slots[slot] = eval(f));
    }

    private static List<Expression> Parts(Expression expression) => expression switch
    {
        TemplateLiteral node => [.. node.Parts],
        ArrayLiteral node => [.. node.Items.Select(i => i ?? new Literal(node.Position, default))],
        ObjectLiteral node => [.. node.Members.SelectMany(m => m.Computed is null ? [m.Value] : new[] { m.Computed, m.Value })],
        IndexAccess node => [node.Target, node.Key],
        Binary { Sign: "instanceof" } node => [node.Left],
        Binary node => [node.Left, node.Right],
        New node => [.. node.Arguments],
        Sequence node => [.. node.Items],
        _ => throw new InvalidOperationException($"{expression.GetType().Name} can't hold an await."),
    };

    private static Expression Rebuild(Expression expression, List<Expression> parts) => expression switch
    {
        TemplateLiteral node => new TemplateLiteral(node.Position, node.Chunks, parts),
        ArrayLiteral node => new ArrayLiteral(node.Position, parts),
        ObjectLiteral node => new ObjectLiteral(node.Position, RebuildMembers(node, parts)),
        IndexAccess node => new IndexAccess(node.Position, parts[0], parts[1], node.Optional),
        Binary node => new Binary(node.Position, node.Sign, parts[0], parts.Count > 1 ? parts[1] : node.Right),
        New node => new New(node.Position, node.Constructor, parts),
        _ => new Sequence(expression.Position, parts),
    };

    private static List<ObjectMember> RebuildMembers(ObjectLiteral node, List<Expression> parts)
    {
        var next = 0;
        return [.. node.Members.Select(m => m with { Computed = m.Computed is null ? null : parts[next++], Value = parts[next++] })];
    }
}
