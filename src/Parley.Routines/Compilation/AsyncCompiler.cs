using Parley.Routines.Execution;
using Parley.Routines.Syntax;
using Parley.Routines.Values;

namespace Parley.Routines.Compilation;

/// <summary>A place to jump to, and how many tries and finally blocks it stands in.</summary>
internal sealed record JumpTarget(Label Label, int Tries, int Finallies);

/// <summary>Where break and continue lead inside a loop or switch of an async function.</summary>
internal sealed record JumpTargets(JumpTarget Break, JumpTarget? Continue);

/// <summary>
/// Compiles the body of an async function to steps. A statement without an await is one step; only those with one are taken apart,
/// so that the function can stop at the await and go on later.
/// </summary>
internal sealed class AsyncCompiler
{
    private readonly FunctionCompiler _unit;
    private readonly AsyncLoops _loops;
    private int _tries;
    private int _finallies;

    public AsyncCompiler(FunctionCompiler unit)
    {
        _unit = unit;
        Lowering = new AwaitLowering(unit, Steps);
        _loops = new AsyncLoops(unit, this);
    }

    public StepList Steps { get; } = new();

    public AwaitLowering Lowering { get; }

    public JumpTargets? Targets { get; set; }

    public Step[] Compile(Function function)
    {
        if (function.Result is { } result)
        {
            CompileReturn(result);
        }
        else
        {
            CompileBlock(function.Body!);
        }

        return Steps.ToArray();
    }

    /// <summary>A label that is marked in the tries and finally blocks around the current place.</summary>
    public JumpTarget Here(Label label) => new(label, _tries, _finallies);

    public void CompileStatement(Statement statement)
    {
        if (!statement.HasAwait)
        {
            AddPlain(_unit.Statements.Compile(statement));
            return;
        }

        switch (statement)
        {
            case ExpressionStatement { Value: Await { Value: var operand } }: Lowering.AwaitInto(operand, _unit.NewSlot()); break;
            case ExpressionStatement node: AddPlain(_unit.Statements.Compile(new ExpressionStatement(Lowering.Lower(node.Value)))); break;
            case Declaration node: CompileDeclaration(node); break;
            case Block node: CompileBlock(node); break;
            case If node: CompileIf(node); break;
            case Switch node: _loops.CompileSwitch(node); break;
            case While node: _loops.CompileWhile(node); break;
            case For node: _loops.CompileFor(node); break;
            case ForEach node: _loops.CompileForEach(node); break;
            case Return { Value: { } value }: CompileReturn(value); break;
            case Throw node: AddPlain(_unit.Statements.Compile(new Throw(node.Position, Lowering.Lower(node.Value)))); break;
            case Try node: CompileTry(node); break;
            case FunctionDeclaration: break;
            default: throw new InvalidOperationException($"{statement.GetType().Name} can't hold an await.");
        }
    }

    private void AddPlain(Exec statement)
    {
        var targets = Targets;
        Steps.Add((f, at) => statement(f) switch
        {
            Completion.Normal => at + 1,
            Completion.Return => f.Coroutine!.Return(f.Result),
            Completion.Break => Jump(f, targets!.Break),
            _ => Jump(f, targets!.Continue!),
        });
    }

    private static int Jump(Frame frame, JumpTarget target) => frame.Coroutine!.Jump(target.Label.At, target.Tries, target.Finallies);

    private void CompileDeclaration(Declaration node)
    {
        foreach (var declarator in node.Declarators)
        {
            AddPlain(_unit.Statements.CompileDeclarator(declarator.Value is null ? declarator : declarator with { Value = Lowering.Lower(declarator.Value) }));
        }
    }

    private void CompileReturn(Expression value)
    {
        var lowered = value is Await { Value: var operand } ? LowerAwaited(operand) : Lowering.Lower(value);
        var eval = _unit.Expressions.Compile(lowered);
        Steps.Add((f, _) => f.Coroutine!.Return(eval(f)));
    }

    private SlotRead LowerAwaited(Expression operand)
    {
        var slot = _unit.NewSlot();
        Lowering.AwaitInto(operand, slot);
        return new SlotRead(operand.Position, slot);
    }

    public void CompileBlock(Block block)
    {
        Steps.Do(_unit.Variables.EnterScope(block.Scope));
        Steps.Do(_unit.Statements.CompileFunctions(block.Statements));
        foreach (var statement in block.Statements)
        {
            CompileStatement(statement);
        }
    }

    private void CompileIf(If node)
    {
        var (otherwise, end) = (new Label(), new Label());
        Steps.JumpUnless(_unit.Tests.Compile(Lowering.Lower(node.Test)), otherwise);
        CompileStatement(node.WhenTrue);
        Steps.Jump(end);
        Steps.Mark(otherwise);
        if (node.WhenFalse is { } other)
        {
            CompileStatement(other);
        }

        Steps.Mark(end);
    }

    private void CompileTry(Try node)
    {
        var (recover, finish, end, slot) = (new Label(), new Label(), new Label(), _unit.NewSlot());
        var (hasCatch, hasFinally, finallies) = (node.Handler is not null, node.Finalizer is not null, _finallies);
        Steps.Add((f, at) =>
        {
            f.Coroutine!.Tries.Push(new TryHandler(hasCatch ? recover.At : null, slot, hasFinally ? finish.At : null, finallies));
            return at + 1;
        });
        _tries++;
        CompileBlock(node.Body);
        AddLeave(hasFinally, finish, end);
        _tries--;
        if (node.Handler is { } handler)
        {
            Steps.Mark(recover);
            CompileHandler(node, handler, slot, hasFinally, finish, end);
        }

        if (node.Finalizer is { } finalizer)
        {
            Steps.Mark(finish);
            _finallies++;
            CompileBlock(finalizer);
            _finallies--;
            Steps.Add((f, _) => f.Coroutine!.EndFinally());
        }

        Steps.Mark(end);
    }

    private void CompileHandler(Try node, Block handler, int slot, bool hasFinally, Label finish, Label end)
    {
        _tries += hasFinally ? 1 : 0;
        Steps.Do(_unit.Variables.EnterScope(node.ParameterScope));
        if (node.Parameter is { } parameter)
        {
            var store = _unit.Patterns.Compile(parameter);
            Steps.Do(f => store(f, f.Slots[slot]));
        }

        CompileBlock(handler);
        if (hasFinally)
        {
            AddLeave(true, finish, end);
            _tries--;
        }
        else
        {
            Steps.Jump(end);
        }
    }

    private void AddLeave(bool hasFinally, Label finish, Label end) => Steps.Add((f, _) =>
    {
        f.Coroutine!.Tries.Pop(hasFinally, end.At);
        return hasFinally ? finish.At : end.At;
    });
}
