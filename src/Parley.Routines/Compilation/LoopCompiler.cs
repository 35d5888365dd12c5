using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Syntax;
using Parley.Routines.Values;

namespace Parley.Routines.Compilation;

/// <summary>Compiles loops without an await. Every turn is charged.</summary>
internal sealed class LoopCompiler(FunctionCompiler unit)
{
    public Exec CompileWhile(While node)
    {
        var (test, body, weight, testFirst) = (unit.Tests.Compile(node.Test), unit.Statements.Compile(node.Body), node.Weight, node.TestFirst);
        return f =>
        {
            for (var first = true; (first && !testFirst) || test(f); first = false)
            {
                f.Run.Charge(weight);
                if (body(f) is var completion && completion is Completion.Break or Completion.Return)
                {
                    return completion == Completion.Return ? completion : Completion.Normal;
                }
            }

            return Completion.Normal;
        };
    }

    public Exec CompileFor(For node)
    {
        var (enter, copy) = (unit.Variables.EnterScope(node.Scope), unit.Variables.CopyScope(node.Scope));
        var start = node.Start is null ? null : unit.Statements.Compile(node.Start);
        var test = node.Test is null ? null : unit.Tests.Compile(node.Test);
        var step = node.Step is null ? null : unit.Expressions.Compile(node.Step);
        var (body, weight) = (unit.Statements.Compile(node.Body), node.Weight);
        return f =>
        {
            enter?.Invoke(f);
            start?.Invoke(f);
            copy?.Invoke(f);
            while (test is null || test(f))
            {
                f.Run.Charge(weight);
                if (body(f) is var completion && completion is Completion.Break or Completion.Return)
                {
                    return completion == Completion.Return ? completion : Completion.Normal;
                }

                copy?.Invoke(f);
                step?.Invoke(f);
            }

            return Completion.Normal;
        };
    }

    public Exec CompileForEach(ForEach node)
    {
        var source = unit.Expressions.Compile(node.Source);
        var (enter, store) = (unit.Variables.EnterScope(node.Scope), unit.Patterns.Compile(node.Target));
        var (body, weight, position, overNames) = (unit.Statements.Compile(node.Body), node.Weight, node.Position, node.OverNames);
        return f =>
        {
            var values = source(f);
            f.Run.Position = position;
            var iteration = Iteration.Over(f.Run, overNames ? EnumerableNames.Of(f.Run, values) : values);
            while (iteration.Next(f.Run, out var value))
            {
                f.Run.Charge(weight);
                enter?.Invoke(f);
                store(f, value);
                if (body(f) is var completion && completion is Completion.Break or Completion.Return)
                {
                    return completion == Completion.Return ? completion : Completion.Normal;
                }
            }

            return Completion.Normal;
        };
    }
}
