using Parley.Routines.Syntax;

namespace Parley.Routines.Checking;

/// <summary>
/// Finds what may stand in a routine beside moving data without letting it give another answer on some inputs than on others: an <c>if</c> that only throws, a member that is left out when
/// its source is absent, and a <c>map</c> that treats all items alike.
/// </summary>
internal static class Faithfulness
{
    /// <summary>Nodes that are not looked at further.</summary>
    public static HashSet<Node> Excused(Module module)
    {
        var excused = new HashSet<Node>();
        TreeWalk.Visit(module.Statements, node => Excuse(node, excused));
        return excused;
    }

    private static void Excuse(Node node, HashSet<Node> excused)
    {
        switch (node)
        {
            case If { WhenFalse: null } check when IsRefusal(check):
                AddAll(check, excused);
                break;
            case ObjectLiteral literal when literal.Members.All(member => member.Name is not null || OptionalOf(member) is not null) && HasEachNameOnce(literal):
                excused.Add(literal);
                foreach (var optional in literal.Members.Select(OptionalOf).OfType<Conditional>())
                {
                    excused.Add(optional);
                    AddAll(optional.Test, excused);
                }

                break;
            case Call { Optional: false, Callee: MemberAccess { Name: "map", Optional: false }, Arguments: [FunctionExpression { Function.Parameters.Count: 1 }] } each:
                excused.Add(each);
                break;
        }
    }

    private static bool IsRefusal(If check)
        => check.WhenTrue is Throw or Block { Statements: [Throw] } && OnlyLooks(check);

    /// <summary><c>...(a !== undefined ? { b: a } : {})</c></summary>
    private static Conditional? OptionalOf(ObjectMember member)
        => member.IsSpread && member.Value is Conditional { WhenTrue: ObjectLiteral, WhenFalse: ObjectLiteral { Members: [] } } optional && IsPresence(optional.Test) ? optional : null;

    private static bool IsPresence(Expression test) => test switch
    {
        Logical { Sign: "&&" or "||" } both => IsPresence(both.Left) && IsPresence(both.Right),
        Binary { Sign: "!==" or "!=", Right: Identifier { Variable: null, Name: "undefined" } or Literal { Value.IsNull: true } } here => IsPlace(here.Left),
        _ => false,
    };

    /// <summary>A place in the data and nothing that is worked out from it: that may be absent on inputs of the author's choice.</summary>
    private static bool IsPlace(Expression expression) => expression switch
    {
        Identifier { Variable: not null } => true,
        MemberAccess access => IsPlace(access.Target),
        OptionalChain chain => IsPlace(chain.Chain),
        _ => false,
    };

    /// <summary>A name that stands twice could be one thing on some inputs and another on the rest.</summary>
    private static bool HasEachNameOnce(ObjectLiteral literal)
    {
        var names = literal.Members.SelectMany(member => OptionalOf(member) is { WhenTrue: ObjectLiteral inside } ? inside.Members.Select(inner => inner.Name) : [member.Name]).ToList();
        return names.All(name => name is not null) && names.Distinct(StringComparer.Ordinal).Count() == names.Count;
    }

    /// <summary>Whether nothing in it runs, changes or waits for anything.</summary>
    private static bool OnlyLooks(Node node)
    {
        var looks = true;
        TreeWalk.Visit(node, part => looks &= part is If or Block or Throw or MemberAccess or OptionalChain or Identifier or Literal or TemplateLiteral or Unary or Binary or Logical or Conditional or New);
        return looks;
    }

    private static void AddAll(Node node, HashSet<Node> excused) => TreeWalk.Visit(node, part => excused.Add(part));
}
