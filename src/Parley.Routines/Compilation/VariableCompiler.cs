using Parley.Protocol.Json;
using Parley.Routines.Checking;
using Parley.Routines.Execution;
using Parley.Routines.Syntax;
using Parley.Routines.Values;

namespace Parley.Routines.Compilation;

/// <summary>Reads and writes variables, and makes closures.</summary>
internal sealed class VariableCompiler(FunctionCompiler unit)
{
    public Eval Load(Variable variable)
    {
        var slot = variable.Slot;
        if (variable.StaticValue is { } value)
        {
            return _ => value;
        }

        if (variable.StaticFunction is { } function)
        {
            var closure = unit.Module.ValueOf(function);
            return _ => closure;
        }

        if (variable.Owner is null)
        {
            return f => f.Run.Module[slot];
        }

        if (variable.Owner != unit.Function)
        {
            var index = CaptureIndex(variable);
            return f => Checked(f, f.Captured[index].Value, variable);
        }

        return variable.IsCaptured ? f => Checked(f, f.CellAt(slot).Value, variable) : f => f.Slots[slot];
    }

    /// <summary>The place in the frame of a plain local variable; null for anything else.</summary>
    public int? FrameSlot(Expression expression) => expression switch
    {
        SlotRead read => read.Slot,
        Identifier { Variable: { IsCaptured: false, StaticValue: null, StaticFunction: null, Owner: { } owner } variable } when owner == unit.Function => variable.Slot,
        _ => null,
    };

    private static JsonValue Checked(Frame frame, JsonValue value, Variable variable)
        => Cell.IsUnset(value) ? throw frame.Run.Throw("ReferenceError", $"Cannot access '{variable.Name}' before initialization") : value;

    public Store Store(Variable variable)
    {
        var slot = variable.Slot;
        if (variable.Owner is null)
        {
            return (f, value) => f.Run.Module[slot] = value;
        }

        if (variable.Owner != unit.Function)
        {
            var index = CaptureIndex(variable);
            return (f, value) => f.Captured[index].Value = value;
        }

        return variable.IsCaptured ? (f, value) => f.CellAt(slot).Value = value : (f, value) => f.Slots[slot] = value;
    }

    private int CaptureIndex(Variable variable) => unit.Function!.Captures.IndexOf(variable);

    /// <summary>Gives the captured variables of a scope fresh cells; null when it has none.</summary>
    public Action<Frame>? EnterScope(Scope? scope)
    {
        if (CapturedSlots(scope) is not { Length: > 0 } slots)
        {
            return null;
        }

        return f =>
        {
            foreach (var slot in slots)
            {
                f.Run.Allocate(32);
                f.Slots[slot] = JsonValue.FromExtension(new Cell(Cell.Unset));
            }
        };
    }

    /// <summary>Gives the next turn of a counting loop cells of its own with the values so far; null when it needs none.</summary>
    public Action<Frame>? CopyScope(Scope? scope)
    {
        if (CapturedSlots(scope) is not { Length: > 0 } slots)
        {
            return null;
        }

        return f =>
        {
            foreach (var slot in slots)
            {
                f.Run.Allocate(32);
                f.Slots[slot] = JsonValue.FromExtension(new Cell(f.CellAt(slot).Value));
            }
        };
    }

    private int[] CapturedSlots(Scope? scope) => scope is null || unit.Function is null ? [] : [.. scope.Variables.Where(v => v.IsCaptured).Select(v => v.Slot)];

    public Eval MakeClosure(Function function)
    {
        if (function.Captures.Count == 0 && function.Self is null)
        {
            var shared = unit.Module.ValueOf(function);
            return _ => shared;
        }

        var code = unit.Module.CodeOf(function);
        var sources = function.Captures.Select(v => v.Owner == unit.Function ? (Local: true, Index: v.Slot) : (Local: false, Index: CaptureIndex(v))).ToArray();
        return f =>
        {
            f.Run.Allocate(64 + (8 * sources.Length));
            var cells = sources.Length == 0 ? Closure.NoCells : new Cell[sources.Length];
            for (var i = 0; i < sources.Length; i++)
            {
                cells[i] = sources[i].Local ? f.CellAt(sources[i].Index) : f.Captured[sources[i].Index];
            }

            return JsonValue.FromExtension(new Closure(code, cells));
        };
    }
}
