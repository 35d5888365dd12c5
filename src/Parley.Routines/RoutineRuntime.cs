using Parley.Routines.Checking;
using Parley.Routines.Checking.DataFlow;
using Parley.Routines.Compilation;
using Parley.Routines.Execution;
using Parley.Routines.Syntax;

namespace Parley.Routines;

/// <summary>The interpreter of the house: a strict subset of JavaScript, compiled once to delegates, run under hard limits. Thread-safe.</summary>
public sealed class RoutineRuntime(TimeProvider time, RoutineCompileLimits? limits = null) : IRoutineRuntime
{
    private readonly RoutineCompileLimits _limits = limits ?? RoutineCompileLimits.Default;

    /// <inheritdoc />
    public RoutineCompilation Compile(string source, RoutineSignature signature)
    {
        var text = new SourceText(source);
        var diagnostics = new Diagnostics(text);
        if (source.Length > _limits.MaxSourceChars)
        {
            diagnostics.Report("TooLarge", $"The source has {source.Length} characters; at most {_limits.MaxSourceChars} are accepted.", "Write a shorter routine.", 0);
            return new RoutineCompilation(null, diagnostics.ToList());
        }

        try
        {
            var module = Parser.Parse(source, Math.Min(_limits.MaxNesting, 200), diagnostics);
            var routine = Check(text, module, signature, diagnostics);
            return new RoutineCompilation(routine, diagnostics.ToList());
        }
        catch (SyntaxFailure failure)
        {
            diagnostics.Report(failure);
            return new RoutineCompilation(null, diagnostics.ToList());
        }
    }

    /// <inheritdoc />
    public ValueTask WarmUpAsync(CancellationToken cancellationToken) => WarmUp.RunAsync(new RoutineRuntime(time), cancellationToken); // not bound by limits set for others' routines

    private CompiledRoutine? Check(SourceText text, Module module, RoutineSignature signature, Diagnostics diagnostics)
    {
        var binder = new Binder(diagnostics);
        binder.Bind(module);
        var tools = new ToolUse(diagnostics).Find(module, signature);
        SignatureRules.Check(module, signature, diagnostics);
        ContractRules.Check(module, signature, diagnostics);
        if (diagnostics.Any)
        {
            return null;
        }

        var program = ProgramCompiler.Compile(module, binder.ModuleSlots, MutationRules.Mutates(module), tools, time);
        return new CompiledRoutine(text, program, [.. TopLevel.Functions(module).Select(f => f.Name)], ShapeAnalysis.Of(module));
    }
}
