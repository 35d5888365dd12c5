using Parley.Protocol.Json;
using Parley.Routines.Syntax;

namespace Parley.Routines.Checking;

/// <summary>Tells what a routine is like without running it.</summary>
internal static class ShapeAnalysis
{
    private static readonly string[] Entries = ["handle", "encode", "send"];

    public static RoutineShape Of(Module module)
    {
        var functions = TopLevel.Functions(module).ToList();
        var entry = Entries.Select(n => functions.Find(f => f.Name == n).Function).FirstOrDefault(f => f is not null) ?? functions.FirstOrDefault().Function;
        var excused = Faithfulness.Excused(module);
        var (moves, isFaithful) = (functions.Count > 0, functions.Count > 0);
        TreeWalk.Visit(module.Statements, node =>
        {
            var isMove = Moves(node);
            (moves, isFaithful) = (moves && isMove, isFaithful && (isMove || excused.Contains(node)));
        });
        return new RoutineShape(moves, isFaithful, Literals(module), entry is null ? [] : Names(entry));
    }

    /// <summary>True for what can only move data. A literal is none of it: it would be data that one example can't tell from the input.</summary>
    private static bool Moves(Node node) => node switch
    {
        Declaration or FunctionDeclaration or Block or Return or ExpressionStatement { Value: Await } or Empty => true,
        Function function => function.HasComplexParameters is false || function.Parameters.All(p => p.Default is null),
        NamePattern or Identifier { Variable: not null } or Identifier { Name: "JSON" } or FunctionExpression or Await => true,
        ObjectPattern pattern => pattern.Rest is null && pattern.Members.All(m => m.Computed is null && m.Element.Default is null),
        ArrayPattern pattern => pattern.Rest is null && pattern.Items.All(i => i?.Default is null),
        ObjectLiteral literal => literal.Members.All(m => m.Name is not null),
        ArrayLiteral literal => literal.Items.All(i => i is not Spread),
        MemberAccess { Optional: false } member => member.Name != "length",
        Call { Optional: false } call => MovesCall(call),
        _ => false,
    };

    private static bool MovesCall(Call call) => !call.Arguments.Any(a => a is Spread) && call.Callee switch
    {
        MemberAccess { Target: Identifier { Variable: null, Name: "JSON" }, Name: "parse" or "stringify" } => call.Arguments.Count == 1,
        MemberAccess { Target: Identifier { Variable: { } } target } => ToolUse.IsToolsName(target.Name),
        Identifier { Variable.StaticFunction: { } } => true,
        Identifier { Variable: { } send } => send.Name == "send",
        _ => false,
    };

    private static List<JsonValue> Literals(Module module)
    {
        var found = new List<JsonValue>();
        TreeWalk.Visit(module.Statements, node => AddLiterals(node, found));
        return found;
    }

    private static void AddLiterals(Node node, List<JsonValue> found)
    {
        switch (node)
        {
            case Literal { Value: { IsNumber: true } or { AsString: not null } } literal:
                Add(literal.Value, found);
                break;
            case TemplateLiteral template:
                foreach (var chunk in template.Chunks.Where(c => c.Length > 0))
                {
                    Add(chunk, found);
                }

                break;
        }
    }

    private static void Add(JsonValue value, List<JsonValue> found)
    {
        if (!found.Contains(value))
        {
            found.Add(value);
        }
    }

    private static List<string> Names(Function function)
    {
        var names = new List<string>();
        foreach (var parameter in function.Parameters)
        {
            switch (parameter.Target)
            {
                case NamePattern name:
                    names.Add(name.Name.Name);
                    break;
                case ObjectPattern members:
                    names.AddRange(members.Members.Select(m => m.Name ?? "[computed]"));
                    break;
            }
        }

        return names;
    }
}
