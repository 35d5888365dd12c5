using Parley.Routines.Syntax;

namespace Parley.Routines.Checking.DataFlow;

/// <summary>Compares a routine with the schemas of its functions and tools, and reports what is wrong for sure.</summary>
internal static class ContractRules
{
    public static void Check(Module module, RoutineSignature signature, Diagnostics diagnostics)
    {
        // What is not bound to its variables can't be followed.
        if (diagnostics.Any || (signature.FunctionContracts.Count == 0 && signature.ToolContracts.Count == 0))
        {
            return;
        }

        var usage = new Usage(module);
        var places = new Places(signature, usage);
        places.Find(module);
        var fits = new FitRules(places, new Kinds(places), usage, diagnostics);
        foreach (var (name, function) in TopLevel.Functions(module))
        {
            CheckResults(name, function, signature, fits);
        }

        TreeWalk.Visit(module.Statements, node => CheckCall(node, places, fits));
        var reads = new ReadRules(places, usage, fits, diagnostics);
        foreach (var (name, function) in TopLevel.Functions(module).Where(f => signature.FunctionContracts.ContainsKey(f.Name) && f.Function.Parameters.Count > 0))
        {
            if (signature.FunctionContracts[name].Input is { } input && function.Parameters[0].Default is null && !usage.IsCalled(function))
            {
                reads.CheckPattern(function.Parameters[0].Target, SchemaPlace.Of(input.Source, $"the input of '{name}'"));
            }
        }

        TreeWalk.Visit(module.Statements, reads.Check);
    }

    private static void CheckResults(string name, Function function, RoutineSignature signature, FitRules fits)
    {
        if (signature.FunctionContracts.TryGetValue(name, out var contract) && contract.Output is { } output && SchemaPlace.Of(output.Source, $"the output of '{name}'") is { } place)
        {
            foreach (var result in FitRules.Results(function))
            {
                fits.Check(result, place);
            }
        }
    }

    private static void CheckCall(Node node, Places places, FitRules fits)
    {
        if (node is not Call call || places.ToolOf(call) is not { } tool || places.ArgumentsOf(tool) is not { } wanted || call.Arguments.Any(argument => argument is Spread))
        {
            return;
        }

        // Without an argument a tool gets an empty object.
        fits.Check(call.Arguments.Count > 0 ? call.Arguments[0] : new ObjectLiteral(call.Position, []), wanted);
    }
}
