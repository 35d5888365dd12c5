using Parley.Routines.Execution;
using Parley.Routines.Syntax;
using Parley.Routines.Values;

namespace Parley.Routines.Compilation;

/// <summary>Holds the compilers of one function's parts together. A null function stands for the top level.</summary>
internal sealed class FunctionCompiler
{
    private int _slots;

    public FunctionCompiler(ModuleContext module, Function? function)
    {
        Module = module;
        Function = function;
        _slots = function?.SlotCount ?? 0;
        Variables = new VariableCompiler(this);
        Expressions = new ExpressionCompiler(this);
        Operators = new OperatorCompiler(this);
        Tests = new TestCompiler(this);
        Literals = new LiteralCompiler(this);
        Calls = new CallCompiler(this);
        Places = new PlaceCompiler(this);
        Patterns = new PatternCompiler(this);
        Statements = new StatementCompiler(this);
        Loops = new LoopCompiler(this);
    }

    public ModuleContext Module { get; }

    public Function? Function { get; }

    public VariableCompiler Variables { get; }

    public ExpressionCompiler Expressions { get; }

    public OperatorCompiler Operators { get; }

    public TestCompiler Tests { get; }

    public LiteralCompiler Literals { get; }

    public CallCompiler Calls { get; }

    public PlaceCompiler Places { get; }

    public PatternCompiler Patterns { get; }

    public StatementCompiler Statements { get; }

    public LoopCompiler Loops { get; }

    public int SlotCount => _slots;

    public int NewSlot() => _slots++;

    public void Compile(FunctionCode code)
    {
        var function = Function!;
        code.Prologue = Prologue(function);
        if (function.IsAsync)
        {
            code.Steps = new AsyncCompiler(this).Compile(function);
        }
        else if ((function.Result ?? OnlyReturn(function)) is { } result)
        {
            code.Result = Expressions.Compile(result);
        }
        else
        {
            code.Body = Statements.CompileBlock(function.Body!);
        }

        code.SlotCount = _slots;
    }

    /// <summary>The value of a body that does nothing but return one.</summary>
    private static Expression? OnlyReturn(Function function) => function.Body is { Statements: [Return { Value: { } value }] } ? value : null;

    private Action<Frame>? Prologue(Function function)
    {
        var actions = new List<Action<Frame>>();
        AddCells(function, actions);
        if (function.Self is { } self)
        {
            var store = Variables.Store(self);
            actions.Add(f => store(f, Protocol.Json.JsonValue.FromExtension(f.Self!)));
        }

        if (function.HasComplexParameters)
        {
            AddUnpacking(function, actions);
        }

        return actions.Count == 0 ? null : actions.Count == 1 ? actions[0] : (Action<Frame>)Delegate.Combine([.. actions])!;
    }

    private static void AddCells(Function function, List<Action<Frame>> actions)
    {
        foreach (var variable in function.ParameterScope!.Variables.Where(v => v.IsCaptured))
        {
            var slot = variable.Slot;
            if (slot < function.Parameters.Count && !function.HasComplexParameters)
            {
                actions.Add(f => f.Slots[slot] = Protocol.Json.JsonValue.FromExtension(new Cell(f.Slots[slot])));
            }
            else
            {
                actions.Add(f => f.Slots[slot] = Protocol.Json.JsonValue.FromExtension(new Cell(Cell.Unset)));
            }
        }
    }

    private void AddUnpacking(Function function, List<Action<Frame>> actions)
    {
        for (var i = 0; i < function.Parameters.Count; i++)
        {
            var slot = i;
            var store = Patterns.CompileElement(function.Parameters[i]);
            actions.Add(f => store(f, f.Slots[slot]));
        }

        if (function.Rest is { } rest)
        {
            var store = Patterns.Compile(rest);
            actions.Add(f => store(f, f.Rest));
        }
    }
}
