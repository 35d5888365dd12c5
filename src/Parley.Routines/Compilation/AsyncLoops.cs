using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Syntax;
using Parley.Routines.Values;

namespace Parley.Routines.Compilation;

/// <summary>Compiles loops and switches that hold an await to steps.</summary>
internal sealed class AsyncLoops(FunctionCompiler unit, AsyncCompiler body)
{
    private StepList Steps => body.Steps;

    public void CompileWhile(While node)
    {
        var (top, test, end) = (new Label(), new Label(), new Label());
        if (node.TestFirst)
        {
            Steps.Jump(test);
        }

        Steps.Mark(top);
        CompileBody(node.Body, node.Weight, new JumpTargets(body.Here(end), body.Here(test)));
        Steps.Mark(test);
        Steps.JumpIf(unit.Tests.Compile(body.Lowering.Lower(node.Test)), top);
        Steps.Mark(end);
    }

    public void CompileFor(For node)
    {
        var (top, next, end) = (new Label(), new Label(), new Label());
        var copy = unit.Variables.CopyScope(node.Scope);
        Steps.Do(unit.Variables.EnterScope(node.Scope));
        if (node.Start is { } start)
        {
            body.CompileStatement(start);
        }

        Steps.Do(copy);
        Steps.Mark(top);
        if (node.Test is { } test)
        {
            Steps.JumpUnless(unit.Tests.Compile(body.Lowering.Lower(test)), end);
        }

        CompileBody(node.Body, node.Weight, new JumpTargets(body.Here(end), body.Here(next)));
        Steps.Mark(next);
        Steps.Do(copy);
        if (node.Step is { } step)
        {
            var eval = unit.Expressions.Compile(body.Lowering.Lower(step));
            Steps.Do(f => eval(f));
        }

        Steps.Jump(top);
        Steps.Mark(end);
    }

    public void CompileForEach(ForEach node)
    {
        var (top, end, slot) = (new Label(), new Label(), unit.NewSlot());
        var source = unit.Expressions.Compile(body.Lowering.Lower(node.Source));
        var (store, position, overNames) = (unit.Patterns.Compile(node.Target), node.Position, node.OverNames);
        Steps.Do(f =>
        {
            var values = source(f);
            f.Run.Position = position;
            f.Slots[slot] = JsonValue.FromExtension(Iteration.Over(f.Run, overNames ? EnumerableNames.Of(f.Run, values) : values));
        });
        Steps.Mark(top);
        var enter = unit.Variables.EnterScope(node.Scope);
        Steps.Add((f, at) =>
        {
            if (!((Iteration)f.Slots[slot].Reference!).Next(f.Run, out var value))
            {
                return end.At;
            }

            enter?.Invoke(f);
            store(f, value);
            return at + 1;
        });
        CompileBody(node.Body, node.Weight, new JumpTargets(body.Here(end), body.Here(top)));
        Steps.Jump(top);
        Steps.Mark(end);
    }

    private void CompileBody(Statement statement, int weight, JumpTargets targets)
    {
        var outer = body.Targets;
        body.Targets = targets;
        Steps.Do(f => f.Run.Charge(weight));
        body.CompileStatement(statement);
        body.Targets = outer;
    }

    public void CompileSwitch(Switch node)
    {
        var (end, subject) = (new Label(), unit.NewSlot());
        var value = unit.Expressions.Compile(body.Lowering.Lower(node.Value));
        Steps.Do(f => f.Slots[subject] = value(f));
        Steps.Do(unit.Variables.EnterScope(node.Scope));
        Steps.Do(unit.Statements.CompileFunctions([.. node.Cases.SelectMany(c => c.Body)]));
        var labels = node.Cases.Select(_ => new Label()).ToArray();
        CompileTests(node, subject, labels, end);

        var outer = body.Targets;
        body.Targets = new JumpTargets(body.Here(end), outer?.Continue);
        for (var i = 0; i < labels.Length; i++)
        {
            Steps.Mark(labels[i]);
            foreach (var statement in node.Cases[i].Body)
            {
                body.CompileStatement(statement);
            }
        }

        body.Targets = outer;
        Steps.Mark(end);
    }

    private void CompileTests(Switch node, int subject, Label[] labels, Label end)
    {
        var fallback = end;
        for (var i = 0; i < labels.Length; i++)
        {
            if (node.Cases[i].Test is { } test)
            {
                var eval = unit.Expressions.Compile(body.Lowering.Lower(test));
                Steps.JumpIf(f => Equality.Strict(f.Run, f.Slots[subject], eval(f)), labels[i]);
            }
            else
            {
                fallback = labels[i];
            }
        }

        Steps.Jump(fallback);
    }
}
