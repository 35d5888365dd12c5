using Parley.Routines.Syntax;

namespace Parley.Routines.Checking;

/// <summary>Whether a routine could change an object or array that it was given. One that can't needs no copies.</summary>
internal static class MutationRules
{
    public static bool Mutates(Module module)
    {
        var mutates = false;
        TreeWalk.Visit(module.Statements, node => mutates |= Changes(node));
        return mutates;
    }

    private static bool Changes(Node node) => node switch
    {
        PlacePattern => true,
        Update { Target: not Identifier } => true,
        Unary { Sign: "delete" } => true,
        MemberAccess member => IsMutator(member.Name),
        IndexAccess { Key: Literal { Value.AsString: { } name } } => IsMutator(name),
        ObjectPattern pattern => pattern.Members.Any(m => m.Name is not null && IsMutator(m.Name)),
        _ => false,
    };

    /// <summary>Methods that change what they are called on. One chosen by a computed name is only found in a routine that mutates anyway.</summary>
    public static bool IsMutator(string name) => name is "push" or "pop" or "shift" or "unshift" or "splice" or "sort" or "reverse" or "fill" or "copyWithin" or "assign";
}
