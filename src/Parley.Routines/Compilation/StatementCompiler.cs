using Parley.Protocol.Json;
using Parley.Routines.Checking;
using Parley.Routines.Execution;
using Parley.Routines.Syntax;
using Parley.Routines.Values;

namespace Parley.Routines.Compilation;

/// <summary>Compiles statements without an await.</summary>
internal sealed class StatementCompiler(FunctionCompiler unit)
{
    public Exec Compile(Statement statement)
    {
        switch (statement)
        {
            case ExpressionStatement node:
                var value = unit.Expressions.Compile(node.Value);
                return f =>
                {
                    value(f);
                    return Completion.Normal;
                };
            case Declaration node: return Sequence([.. node.Declarators.Select(CompileDeclarator)]);
            case Block node: return CompileBlock(node);
            case If node: return CompileIf(node);
            case While node: return unit.Loops.CompileWhile(node);
            case For node: return unit.Loops.CompileFor(node);
            case ForEach node: return unit.Loops.CompileForEach(node);
            case Switch node: return CompileSwitch(node);
            case Break: return _ => Completion.Break;
            case Continue: return _ => Completion.Continue;
            case Return node: return CompileReturn(node);
            case Throw node: return CompileThrow(node);
            case Try node: return CompileTry(node);
            default: return _ => Completion.Normal; // empty, and functions, which their block declares
        }
    }

    public Exec CompileDeclarator(Declarator declarator)
    {
        if (declarator.Target is NamePattern { Name.Variable: { } variable } && (variable.StaticValue is not null || variable.StaticFunction is not null))
        {
            return _ => Completion.Normal;
        }

        var store = unit.Patterns.Compile(declarator.Target);
        var value = declarator.Value is { } given ? unit.Expressions.Compile(given) : _ => default;
        return f =>
        {
            store(f, value(f));
            return Completion.Normal;
        };
    }

    public Exec CompileBlock(Block block)
    {
        var (enter, functions) = (unit.Variables.EnterScope(block.Scope), CompileFunctions(block.Statements));
        var body = Sequence([.. block.Statements.Select(Compile)]);
        if (enter is null && functions is null)
        {
            return body;
        }

        return f =>
        {
            enter?.Invoke(f);
            functions?.Invoke(f);
            return body(f);
        };
    }

    /// <summary>Gives the functions that a block declares their values; null when it declares none.</summary>
    public Action<Frame>? CompileFunctions(IReadOnlyList<Statement> statements)
    {
        var actions = statements.OfType<FunctionDeclaration>().Select(d => (Store: unit.Variables.Store(d.Name.Variable!), Make: unit.Variables.MakeClosure(d.Function))).ToArray();
        return actions.Length == 0 ? null : f =>
        {
            foreach (var (store, make) in actions)
            {
                store(f, make(f));
            }
        };
    }

    private static Exec Sequence(Exec[] statements)
    {
        switch (statements)
        {
            case []:
                return _ => Completion.Normal;
            case [var only]:
                return only;
            case [var first, var second]:
                return f => first(f) is var completion && completion != Completion.Normal ? completion : second(f);
            default:
                return f =>
                {
                    foreach (var statement in statements)
                    {
                        if (statement(f) is var completion && completion != Completion.Normal)
                        {
                            return completion;
                        }
                    }

                    return Completion.Normal;
                };
        }
    }

    private Exec CompileIf(If node)
    {
        var (test, whenTrue) = (unit.Tests.Compile(node.Test), Compile(node.WhenTrue));
        if (node.WhenFalse is null)
        {
            return f => test(f) ? whenTrue(f) : Completion.Normal;
        }

        var whenFalse = Compile(node.WhenFalse);
        return f => test(f) ? whenTrue(f) : whenFalse(f);
    }

    private Exec CompileReturn(Return node)
    {
        if (node.Value is null)
        {
            return f =>
            {
                f.Result = default;
                return Completion.Return;
            };
        }

        var value = unit.Expressions.Compile(node.Value);
        return f =>
        {
            f.Result = value(f);
            return Completion.Return;
        };
    }

    private Exec CompileThrow(Throw node)
    {
        var value = unit.Expressions.Compile(node.Value);
        var position = node.Position;
        return f =>
        {
            var thrown = value(f);
            f.Run.Position = position;
            throw f.Run.Throw(thrown);
        };
    }

    private Exec CompileSwitch(Switch node)
    {
        var value = unit.Expressions.Compile(node.Value);
        var tests = node.Cases.Select(c => c.Test is null ? null : unit.Expressions.Compile(c.Test)).ToArray();
        var bodies = node.Cases.Select(c => Sequence([.. c.Body.Select(Compile)])).ToArray();
        var fallback = Array.FindIndex(tests, t => t is null);
        var (enter, functions) = (unit.Variables.EnterScope(node.Scope), CompileFunctions([.. node.Cases.SelectMany(c => c.Body)]));
        return f =>
        {
            var subject = value(f);
            enter?.Invoke(f);
            functions?.Invoke(f);
            for (var at = Match(f, subject, tests, fallback); at >= 0 && at < bodies.Length; at++)
            {
                var completion = bodies[at](f);
                if (completion != Completion.Normal)
                {
                    return completion == Completion.Break ? Completion.Normal : completion;
                }
            }

            return Completion.Normal;
        };
    }

    private static int Match(Frame frame, JsonValue subject, Eval?[] tests, int fallback)
    {
        for (var i = 0; i < tests.Length; i++)
        {
            if (tests[i] is { } test && Equality.Strict(frame.Run, subject, test(frame)))
            {
                return i;
            }
        }

        return fallback;
    }

    private Exec CompileTry(Try node)
    {
        var body = CompileBlock(node.Body);
        var guarded = node.Handler is { } handler ? CompileCatch(body, node, handler) : body;
        return node.Finalizer is { } finalizer ? CompileFinally(guarded, CompileBlock(finalizer)) : guarded;
    }

    private Exec CompileCatch(Exec body, Try node, Block handler)
    {
        var enter = unit.Variables.EnterScope(node.ParameterScope);
        var store = node.Parameter is { } parameter ? unit.Patterns.Compile(parameter) : null;
        var recover = CompileBlock(handler);
        return f =>
        {
            var depth = f.Run.Depth;
            JsonValue caught;
            try
            {
                return body(f);
            }
            catch (ScriptThrow failure)
            {
                f.Run.Depth = depth;
                caught = failure.Value;
            }

            enter?.Invoke(f);
            store?.Invoke(f, caught);
            return recover(f);
        };
    }

    /// <summary>Not a finally of C#: a limit that was hit must not run code of the routine.</summary>
    private static Exec CompileFinally(Exec body, Exec finalizer) => f =>
    {
        var depth = f.Run.Depth;
        ScriptThrow? failure = null;
        var completion = Completion.Normal;
        try
        {
            completion = body(f);
        }
        catch (ScriptThrow thrown)
        {
            f.Run.Depth = depth;
            failure = thrown;
        }

        var result = f.Result;
        var last = finalizer(f);
        if (last != Completion.Normal)
        {
            return last;
        }

        f.Result = result;
        return failure is null ? completion : throw failure;
    };
}
