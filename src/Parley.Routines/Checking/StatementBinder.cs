using Parley.Protocol.Json;
using Parley.Routines.Syntax;

namespace Parley.Routines.Checking;

internal sealed class StatementBinder(Binder binder)
{
    /// <summary>Declares the names of a block before its statements are looked at.</summary>
    public void Hoist(IReadOnlyList<Statement> statements)
    {
        foreach (var statement in statements)
        {
            if (statement is FunctionDeclaration function)
            {
                var variable = binder.Declare(function.Name, isConstant: true);
                variable.IsDeclared = true;
                variable.StaticFunction = binder.Scope.Owner is null ? function.Function : null;
            }
            else if (statement is Declaration declaration)
            {
                foreach (var declarator in declaration.Declarators)
                {
                    DeclarePattern(declarator.Target, declaration.IsConstant);
                    NoteStatic(declaration, declarator);
                }
            }
        }
    }

    private void NoteStatic(Declaration declaration, Declarator declarator)
    {
        if (binder.Scope.Owner is null && declaration.IsConstant && declarator.Target is NamePattern { Name.Variable: { } variable })
        {
            variable.StaticFunction = (declarator.Value as FunctionExpression)?.Function;
            variable.StaticValue = declarator.Value switch
            {
                Literal literal => literal.Value,
                Unary { Sign: "-", Operand: Literal { Value: { IsNumber: true } number } } => -number.AsNumber,
                _ => (JsonValue?)null,
            };
        }
    }

    public void Bind(Statement statement)
    {
        var awaits = binder.Awaits;
        var nodes = binder.Nodes;
        BindCore(statement);
        statement.Weight = 1 + ((binder.Nodes - nodes) >> 3);
        statement.HasAwait = binder.Awaits != awaits;
    }

    private void BindCore(Statement statement)
    {
        switch (statement)
        {
            case ExpressionStatement node: binder.Expressions.Bind(node.Value); break;
            case Declaration node: BindDeclaration(node); break;
            case FunctionDeclaration node: binder.BindFunction(node.Function); break;
            case Block node: BindBlock(node); break;
            case If node: BindIf(node); break;
            case Switch node: BindSwitch(node); break;
            case While node:
                binder.Expressions.Bind(node.Test);
                BindBranch(node.Body);
                break;
            case For node: BindFor(node); break;
            case ForEach node: BindForEach(node); break;
            case Return { Value: { } value }: binder.Expressions.Bind(value); break;
            case Throw node: binder.Expressions.Bind(node.Value); break;
            case Try node: BindTry(node); break;
        }
    }

    private void BindDeclaration(Declaration node)
    {
        foreach (var declarator in node.Declarators)
        {
            if (declarator.Value is { } value)
            {
                binder.Expressions.Bind(value);
            }

            BindPattern(declarator.Target, declares: true);
        }
    }

    private void BindBlock(Block block)
    {
        block.Scope = binder.Push(binder.Scope.Owner);
        Hoist(block.Statements);
        foreach (var statement in block.Statements)
        {
            Bind(statement);
        }

        binder.Pop();
    }

    private void BindIf(If node)
    {
        binder.Expressions.Bind(node.Test);
        BindBranch(node.WhenTrue);
        if (node.WhenFalse is { } other)
        {
            BindBranch(other);
        }
    }

    private void BindBranch(Statement branch)
    {
        if (branch is Declaration or FunctionDeclaration)
        {
            binder.Diagnostics.Report("Syntax", "A declaration can't be the only statement of a branch or a loop.", "Put braces around it.", branch.Position);
            return; // its names have no scope
        }

        Bind(branch);
    }

    private void BindSwitch(Switch node)
    {
        binder.Expressions.Bind(node.Value);
        node.Scope = binder.Push(binder.Scope.Owner);
        Hoist([.. node.Cases.SelectMany(c => c.Body)]);
        foreach (var item in node.Cases)
        {
            if (item.Test is { } test)
            {
                binder.Expressions.Bind(test);
            }

            foreach (var statement in item.Body)
            {
                Bind(statement);
            }
        }

        binder.Pop();
    }

    private void BindFor(For node)
    {
        node.Scope = binder.Push(binder.Scope.Owner);
        if (node.Start is { } start)
        {
            Hoist([start]);
            Bind(start);
        }

        if (node.Test is { } test)
        {
            binder.Expressions.Bind(test);
        }

        BindBranch(node.Body);
        if (node.Step is { } step)
        {
            binder.Expressions.Bind(step);
        }

        binder.Pop();
    }

    private void BindForEach(ForEach node)
    {
        binder.Expressions.Bind(node.Source);
        node.Scope = binder.Push(binder.Scope.Owner);
        if (node.Declares)
        {
            DeclarePattern(node.Target, node.IsConstant);
        }

        BindPattern(node.Target, node.Declares);
        BindBranch(node.Body);
        binder.Pop();
    }

    private void BindTry(Try node)
    {
        Bind(node.Body);
        if (node.Handler is { } handler)
        {
            node.ParameterScope = binder.Push(binder.Scope.Owner);
            if (node.Parameter is { } parameter)
            {
                DeclarePattern(parameter, isConstant: false);
                BindPattern(parameter, declares: true);
            }

            Bind(handler);
            binder.Pop();
        }

        if (node.Finalizer is { } finalizer)
        {
            Bind(finalizer);
        }
    }

    public void DeclarePattern(Pattern pattern, bool isConstant)
    {
        switch (pattern)
        {
            case NamePattern name:
                binder.Declare(name.Name, isConstant);
                break;
            case ObjectPattern members:
                foreach (var member in members.Members)
                {
                    DeclarePattern(member.Element.Target, isConstant);
                }

                DeclareRest(members.Rest, isConstant);
                break;
            case ArrayPattern items:
                foreach (var item in items.Items)
                {
                    DeclareRest(item?.Target, isConstant);
                }

                DeclareRest(items.Rest, isConstant);
                break;
        }
    }

    private void DeclareRest(Pattern? rest, bool isConstant)
    {
        if (rest is not null)
        {
            DeclarePattern(rest, isConstant);
        }
    }

    /// <summary>Binds the names, defaults and computed keys of a pattern; a declaring one makes its names usable from here on.</summary>
    public void BindPattern(Pattern pattern, bool declares)
    {
        switch (pattern)
        {
            case NamePattern { Name: var name }:
                if (declares)
                {
                    name.Variable!.IsDeclared = true;
                }
                else
                {
                    binder.Expressions.BindAssigned(name);
                }

                break;
            case PlacePattern place:
                binder.Expressions.Bind(place.Place);
                break;
            case ObjectPattern members:
                foreach (var member in members.Members)
                {
                    MemberRules.Check(member.Name, member.Position, binder.Diagnostics);
                    BindParts(member.Computed, member.Element, declares);
                }

                BindRest(members.Rest, declares);
                break;
            case ArrayPattern items:
                foreach (var item in items.Items.OfType<PatternElement>())
                {
                    BindParts(null, item, declares);
                }

                BindRest(items.Rest, declares);
                break;
        }
    }

    private void BindRest(Pattern? rest, bool declares)
    {
        if (rest is not null)
        {
            BindPattern(rest, declares);
        }
    }

    private void BindParts(Expression? computed, PatternElement element, bool declares)
    {
        var awaits = binder.Awaits;
        foreach (var expression in new[] { computed, element.Default }.OfType<Expression>())
        {
            binder.Expressions.Bind(expression);
        }

        if (binder.Awaits != awaits)
        {
            binder.Diagnostics.Report("AwaitPlacement", "'await' stands inside a destructuring pattern.", "Await it into a constant before.", element.Target.Position);
        }

        BindPattern(element.Target, declares);
    }
}
