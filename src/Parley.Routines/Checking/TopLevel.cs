using Parley.Routines.Syntax;

namespace Parley.Routines.Checking;

/// <summary>The functions of the top level: declarations, and constants that hold a function.</summary>
internal static class TopLevel
{
    public static IEnumerable<(string Name, Function Function)> Functions(Module module)
    {
        foreach (var statement in module.Statements)
        {
            if (statement is FunctionDeclaration declaration)
            {
                yield return (declaration.Name.Name, declaration.Function);
            }
            else if (statement is Declaration { IsConstant: true } constants)
            {
                foreach (var declarator in constants.Declarators)
                {
                    if (declarator is { Target: NamePattern name, Value: FunctionExpression value })
                    {
                        yield return (name.Name.Name, value.Function);
                    }
                }
            }
        }
    }
}
