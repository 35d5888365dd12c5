using Parley.Routines.Checking;
using Parley.Routines.Execution;
using Parley.Routines.Syntax;

namespace Parley.Routines.Compilation;

/// <summary>Compiles a checked module.</summary>
internal static class ProgramCompiler
{
    public static Program Compile(Module module, int moduleSlots, bool mutates, IReadOnlySet<string> tools, TimeProvider time)
    {
        var context = new ModuleContext(tools);
        KeyValuePair<string, FunctionCode>[] functions = [.. TopLevel.Functions(module).Select(f => KeyValuePair.Create(f.Name, context.CodeOf(f.Function)))];

        var unit = new FunctionCompiler(context, null);
        var starts = module.Statements.OfType<Declaration>().SelectMany(d => d.Declarators).Where(NeedsStart).Select(unit.Statements.CompileDeclarator).ToArray();
        return new Program
        {
            Functions = functions,
            ModuleSlots = starts.Length == 0 ? 0 : moduleSlots,
            Start = starts.Length == 0 ? null : f =>
            {
                foreach (var start in starts)
                {
                    start(f);
                }

                return Completion.Normal;
            },
            StartSlots = unit.SlotCount,
            Mutates = mutates,
            Tools = tools,
            Time = time,
        };
    }

    private static bool NeedsStart(Declarator declarator)
        => declarator.Target is not NamePattern { Name.Variable: { } variable } || (variable.StaticValue is null && variable.StaticFunction is null);
}
