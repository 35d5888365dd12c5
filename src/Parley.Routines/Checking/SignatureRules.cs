using Parley.Routines.Syntax;

namespace Parley.Routines.Checking;

/// <summary>Whether a module declares the functions that its side will call.</summary>
internal static class SignatureRules
{
    public static void Check(Module module, RoutineSignature signature, Diagnostics diagnostics)
    {
        var declared = TopLevel.Functions(module).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var missing = signature.RequiredFunctions.Where(f => !declared.Contains(f)).ToList();
        var hasAlternative = signature.AlternativeFunctions.Count > 0 && signature.AlternativeFunctions.All(declared.Contains);
        if (missing.Count == 0 || hasAlternative)
        {
            return;
        }

        foreach (var name in missing)
        {
            diagnostics.Report("MissingFunction", $"The routine does not declare '{name}'.", $"Add at the top level: {Example(name)}", 0);
        }
    }

    private static string Example(string name) => name switch
    {
        "handle" => "async function handle(request, tools) { … return reply; }",
        "encode" => "function encode(input) { … return body; }",
        "decode" => "function decode(reply) { … return output; }",
        _ => $"function {name}(input) {{ … }}",
    };
}
