using Parley.Routines.Builtins;
using Parley.Routines.Syntax;

namespace Parley.Routines.Checking;

internal sealed class ExpressionBinder(Binder binder)
{
    private Diagnostics Diagnostics => binder.Diagnostics;

    public void Bind(Expression expression)
    {
        var awaits = binder.Awaits;
        binder.Nodes++;
        BindCore(expression);
        expression.HasAwait = binder.Awaits != awaits;
    }

    private void BindAll(IEnumerable<Expression?> expressions)
    {
        foreach (var expression in expressions)
        {
            if (expression is not null)
            {
                Bind(expression);
            }
        }
    }

    private void BindCore(Expression expression)
    {
        switch (expression)
        {
            case Identifier node: BindName(node); break;
            case RegExpLiteral node: BindRegExp(node); break;
            case TemplateLiteral node: BindAll(node.Parts); break;
            case Spread node: Bind(node.Value); break;
            case ArrayLiteral node: BindArray(node); break;
            case ObjectLiteral node: BindObject(node); break;
            case FunctionExpression node: binder.BindFunction(node.Function); break;
            case OptionalChain node: Bind(node.Chain); CheckChain(node); break;
            case MemberAccess node: BindMember(node); break;
            case IndexAccess node: BindIndex(node); break;
            case Call node: BindCall(node); break;
            case New node: BindNew(node); break;
            case Await node: Bind(node.Value); binder.Awaits++; break;
            case Unary node: BindUnary(node); break;
            case Update node: BindPlace(node.Target); break;
            case Binary node: BindBinary(node); break;
            case Logical node: BindAll([node.Left, node.Right]); break;
            case Conditional node: BindAll([node.Test, node.WhenTrue, node.WhenFalse]); break;
            case Assignment node: BindAssignment(node); break;
            case Sequence node: BindAll(node.Items); break;
        }
    }

    private void BindName(Identifier name)
    {
        if (binder.Resolve(name) is null)
        {
            NameRules.CheckGlobalValue(name, binder.Scope, Diagnostics);
        }
    }

    public void BindAssigned(Identifier name)
    {
        if (binder.Resolve(name) is not { } variable)
        {
            Diagnostics.Report("UnknownName", $"'{name.Name}' is assigned but never declared.", $"Declare it first: let {name.Name} = …;", name.Position);
        }
        else if (variable.IsConstant)
        {
            Diagnostics.Report("AssignToConst", $"'{name.Name}' is a constant and can't be assigned.", "Declare it with 'let' if it has to change.", name.Position);
        }
    }

    private void BindPlace(Expression place)
    {
        if (place is Identifier name)
        {
            BindAssigned(name);
        }
        else
        {
            Bind(place);
        }
    }

    private void BindAssignment(Assignment node)
    {
        binder.Statements.BindPattern(node.Target, declares: false);
        Bind(node.Value);
    }

    private void BindRegExp(RegExpLiteral node)
    {
        if (RegExpCompiler.Compile(node.Pattern, node.Flags, out var error) is null)
        {
            Diagnostics.Report("BadRegExp", $"The regular expression /{node.Pattern}/{node.Flags} can't be used: {error}", "Use a simpler expression, or string methods such as includes, indexOf, slice and split.", node.Position);
        }
    }

    private void BindArray(ArrayLiteral node)
    {
        if (node.Items.Contains(null))
        {
            Diagnostics.Report("NoHole", "An item of the array is left out.", "Write a value between the commas, such as null or undefined.", node.Position);
        }

        BindAll(node.Items);
    }

    private void BindObject(ObjectLiteral node)
    {
        foreach (var member in node.Members)
        {
            if (member.ShorthandDefault is not null)
            {
                Diagnostics.Report("Syntax", "A default value stands in an object literal.", "Write name: value.", member.Position);
            }

            if (member.Name == "__proto__")
            {
                MemberRules.Check(member.Name, member.Position, Diagnostics);
            }

            BindAll([member.Computed, member.Value]);
        }
    }

    private void BindMember(MemberAccess node)
    {
        MemberRules.Check(node.Name, node.Position, Diagnostics);
        if (node.Target is Identifier name && binder.Resolve(name) is null && NameRules.CheckStaticMember(name, node, Diagnostics))
        {
            return;
        }

        Bind(node.Target);
    }

    private void BindIndex(IndexAccess node)
    {
        Bind(node.Target);
        Bind(node.Key);
        MemberRules.Check((node.Key as Literal)?.Value.AsString, node.Position, Diagnostics);
    }

    private void BindCall(Call node)
    {
        if (node.Callee is Identifier name && binder.Resolve(name) is null && Globals.CanCallWithoutNew(name.Name))
        {
            NameRules.CheckConstructorCall(name.Name, node.Arguments, node.Position, Diagnostics);
        }
        else
        {
            if (node.Callee is MemberAccess member)
            {
                MemberRules.CheckMethod(member, Diagnostics);
            }

            Bind(node.Callee);
        }

        BindAll(node.Arguments);
    }

    private void BindNew(New node)
    {
        NameRules.CheckConstructor(node, binder.Scope, Diagnostics);
        BindAll(node.Arguments);
    }

    private void BindUnary(Unary node)
    {
        // typeof may ask for a name that does not exist.
        if (node is { Sign: "typeof", Operand: Identifier name } && binder.Resolve(name) is null)
        {
            return;
        }

        Bind(node.Operand);
        if (node is { Sign: "delete", Operand.HasAwait: true })
        {
            Diagnostics.Report("AwaitPlacement", "'await' stands inside a delete.", "Await it into a constant before.", node.Position);
        }
    }

    private void BindBinary(Binary node)
    {
        Bind(node.Left);
        if (node is { Sign: "instanceof", Right: Identifier name } && binder.Resolve(name) is null)
        {
            NameRules.CheckInstanceOf(name, Diagnostics);
            return;
        }

        if (node.Sign == "instanceof")
        {
            Diagnostics.Report("NoInstanceOf", "'instanceof' works with built-in constructors alone.", "Test a member of the object instead, for example its kind.", node.Position);
        }

        Bind(node.Right);
    }

    private void CheckChain(OptionalChain node)
    {
        if (binder.Awaits > 0 && AwaitInside(node.Chain))
        {
            Diagnostics.Report("AwaitPlacement", "'await' stands inside an optional chain.", "Await it into a constant before: const value = await …;", node.Position);
        }
    }

    /// <summary>The start of a chain may be an await; what stands behind the question mark may not hold one.</summary>
    private static bool AwaitInside(Expression link) => link switch
    {
        MemberAccess node => AwaitInside(node.Target),
        IndexAccess node => node.Key.HasAwait || AwaitInside(node.Target),
        Call node => node.Arguments.Any(a => a.HasAwait) || AwaitInside(node.Callee),
        _ => false,
    };
}
