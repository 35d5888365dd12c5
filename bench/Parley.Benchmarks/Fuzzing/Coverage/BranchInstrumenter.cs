using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Parley.Benchmarks.Fuzzing.Coverage;

/// <summary>
/// Rewrites an assembly so that each way out of a conditional jump leaves a mark in one byte of a static array (<see cref="HitsType"/>).
/// The compiler's own jumps are left out: caches of delegates, members of records, dispatch of state machines.
/// </summary>
internal sealed class BranchInstrumenter
{
    public const string HitsType = "ParleyCoverage";
    public const string HitsField = "Hits";

    private readonly ModuleDefinition _module;
    private readonly Func<string, bool> _isWanted;
    private readonly FieldDefinition _hits;
    private readonly List<BranchProbe> _probes = [];

    private BranchInstrumenter(ModuleDefinition module, Func<string, bool> isWanted)
    {
        (_module, _isWanted) = (module, isWanted);
        _hits = new FieldDefinition(HitsField, FieldAttributes.Public | FieldAttributes.Static, new ArrayType(module.TypeSystem.Byte));
    }

    /// <param name="isWanted">Whether the branches of a source file count.</param>
    public static IReadOnlyList<BranchProbe> Rewrite(string assembly, Func<string, bool> isWanted)
    {
        using var definition = AssemblyDefinition.ReadAssembly(new MemoryStream(File.ReadAllBytes(assembly)), new ReaderParameters
        {
            ReadSymbols = true,
            SymbolStream = new MemoryStream(File.ReadAllBytes(Path.ChangeExtension(assembly, ".pdb"))),
            AssemblyResolver = Resolver(assembly),
        });
        var instrumenter = new BranchInstrumenter(definition.MainModule, isWanted);
        instrumenter.Rewrite();
        definition.Write(assembly);
        return instrumenter._probes;
    }

    private static DefaultAssemblyResolver Resolver(string assembly)
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(assembly));
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location));
        return resolver;
    }

    private void Rewrite()
    {
        foreach (var method in _module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody && !IsGenerated(method)).ToList())
        {
            if (FileOf(method) is { } file && _isWanted(file))
            {
                Probe(method, file);
            }
        }

        var holder = new TypeDefinition("", HitsType, TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed, _module.TypeSystem.Object);
        holder.Fields.Add(_hits);
        holder.Methods.Add(Initializer());
        _module.Types.Add(holder);
    }

    private MethodDefinition Initializer()
    {
        var initializer = new MethodDefinition(".cctor", MethodAttributes.Private | MethodAttributes.Static | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName, _module.TypeSystem.Void);
        var code = initializer.Body.GetILProcessor();
        code.Emit(OpCodes.Ldc_I4, _probes.Count);
        code.Emit(OpCodes.Newarr, _module.TypeSystem.Byte);
        code.Emit(OpCodes.Stsfld, _hits);
        code.Emit(OpCodes.Ret);
        return initializer;
    }

    private void Probe(MethodDefinition method, string file)
    {
        method.Body.SimplifyMacros();
        foreach (var jump in method.Body.Instructions.Where(IsChoice).ToList())
        {
            Probe(method, jump, file);
        }

        method.Body.OptimizeMacros();
    }

    /// <summary>Each target is reached over a mark of its own that stands directly behind the jump, in the same protected region.</summary>
    private void Probe(MethodDefinition method, Instruction jump, string file)
    {
        var line = LineOf(method, jump);
        var code = method.Body.GetILProcessor();
        var next = jump.Next;
        var behind = jump;
        behind = Mark(code, behind, method, file, line);
        behind = Insert(code, behind, Instruction.Create(OpCodes.Br, next));
        if (jump.Operand is Instruction[] targets)
        {
            for (var i = 0; i < targets.Length; i++)
            {
                (targets[i], behind) = Detour(code, behind, targets[i], method, file, line);
            }
        }
        else
        {
            (jump.Operand, _) = Detour(code, behind, (Instruction)jump.Operand, method, file, line);
        }
    }

    private (Instruction First, Instruction Last) Detour(ILProcessor code, Instruction behind, Instruction target, MethodDefinition method, string file, int line)
    {
        var marked = Mark(code, behind, method, file, line);
        var last = Insert(code, marked, Instruction.Create(OpCodes.Br, target));
        return (behind.Next, last);
    }

    private Instruction Mark(ILProcessor code, Instruction behind, MethodDefinition method, string file, int line)
    {
        var index = _probes.Count;
        _probes.Add(new BranchProbe(index, file, line, $"{method.DeclaringType.Name}.{method.Name}"));
        behind = Insert(code, behind, Instruction.Create(OpCodes.Ldsfld, _hits));
        behind = Insert(code, behind, Instruction.Create(OpCodes.Ldc_I4, index));
        behind = Insert(code, behind, Instruction.Create(OpCodes.Ldc_I4, 1));
        return Insert(code, behind, Instruction.Create(OpCodes.Stelem_I1));
    }

    private static Instruction Insert(ILProcessor code, Instruction behind, Instruction instruction)
    {
        code.InsertAfter(behind, instruction);
        return instruction;
    }

    private static bool IsChoice(Instruction instruction)
        => instruction.OpCode.FlowControl == FlowControl.Cond_Branch
           && !(instruction.Previous is { OpCode.Code: Code.Dup, Previous: { OpCode.Code: Code.Ldsfld, Operand: FieldReference { Name: var name } } } && name.StartsWith('<'))
           && !IsStateDispatch(instruction);

    /// <summary>Iterators and async methods begin with a jump on their state.</summary>
    private static bool IsStateDispatch(Instruction instruction)
    {
        for (var (before, steps) = (instruction.Previous, 0); before is not null && steps < 3; (before, steps) = (before.Previous, steps + 1))
        {
            if (before.Operand is FieldReference { Name: "<>1__state" } || before.OpCode.Code is Code.Call or Code.Callvirt && before.Operand is MethodReference { Name: "get_IsCompleted" })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsGenerated(MethodDefinition method)
        => method.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "CompilerGeneratedAttribute") || method.Name is "PrintMembers" or "<Clone>$";

    private static string? FileOf(MethodDefinition method)
        => method.DebugInformation.SequencePoints.FirstOrDefault(point => !point.IsHidden)?.Document.Url.Replace('\\', '/');

    private static int LineOf(MethodDefinition method, Instruction instruction)
        => method.DebugInformation.SequencePoints.LastOrDefault(point => !point.IsHidden && point.Offset <= instruction.Offset)?.StartLine ?? 0;
}
