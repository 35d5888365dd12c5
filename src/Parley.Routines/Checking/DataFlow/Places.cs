using Parley.Routines.Syntax;

namespace Parley.Routines.Checking.DataFlow;

/// <summary>Tells of which place of which schema a value comes, for variables that are never assigned again. Null when in doubt.</summary>
internal sealed class Places(RoutineSignature signature, Usage usage)
{
    private readonly Dictionary<Variable, SchemaPlace> _variables = [];
    private readonly Dictionary<Variable, string> _tools = [];
    private readonly HashSet<Variable> _promises = [];
    private readonly Dictionary<Variable, Expression> _values = [];
    private readonly Dictionary<Expression, Variable> _stores = new(ReferenceEqualityComparer.Instance);

    public void Find(Module module)
    {
        foreach (var (name, function) in TopLevel.Functions(module))
        {
            if (signature.FunctionContracts.TryGetValue(name, out var contract) && contract.Input is { } input && function.Parameters is [{ Default: null }, ..] && !usage.IsCalled(function))
            {
                Bind(function.Parameters[0].Target, SchemaPlace.Of(input.Source, $"the input of '{name}'"));
            }

            if (name != "send" && function.Parameters.Count > 1 && function.Parameters[1].Target is ObjectPattern taken)
            {
                BindTools(taken);
            }
        }

        // Variables are declared before they are used, so one pass in source order finds what depends on what.
        TreeWalk.Visit(module.Statements, Follow);
    }

    public bool IsPromise(Expression expression) => expression switch
    {
        Identifier { Variable: { } variable } => _promises.Contains(variable),
        Call call => ToolOf(call) is not null,
        _ => false,
    };

    public SchemaPlace? Of(Expression expression) => expression switch
    {
        Identifier { Variable: { } variable } => _variables.GetValueOrDefault(variable),
        MemberAccess member when !usage.IsWritten(member.Name) => Of(member.Target)?.Member(member.Name),
        OptionalChain chain => Of(chain.Chain),
        IndexAccess { Key: Literal { Value: { IsNumber: true } } } index when !usage.WritesAnyMember => Of(index.Target)?.Item(),
        IndexAccess { Key: Literal { Value.AsString: { } name } } index when !usage.IsWritten(name) => Of(index.Target)?.Member(name),
        Await { Value: Call call } when ToolOf(call) is { } tool => ResultOf(tool),
        Call { Callee: MemberAccess { Name: "filter" or "slice" or "toSorted" or "toReversed" } method } when Of(method.Target) is { Kinds: ValueKinds.Array } list => list,
        Call { Callee: MemberAccess { Name: "find" or "findLast" or "at" } method } when Of(method.Target) is { Kinds: ValueKinds.Array } list => list.Item(),
        _ => null,
    };

    /// <summary>What a variable was declared with; null for a parameter and what was taken apart.</summary>
    public Expression? ValueOf(Variable variable) => _values.GetValueOrDefault(variable);

    /// <summary>The variable that is declared with just this value.</summary>
    public Variable? StoredIn(Expression value) => _stores.GetValueOrDefault(value);

    /// <summary>The tool that a call calls; null when it calls something else.</summary>
    public string? ToolOf(Call call) => call.Callee switch
    {
        MemberAccess { Target: Identifier { Variable: { } target } } member when ToolUse.IsToolsName(target.Name) && signature.ToolContracts.ContainsKey(member.Name) => member.Name,
        Identifier { Variable: { } variable } => _tools.GetValueOrDefault(variable),
        _ => null,
    };

    public SchemaPlace? ArgumentsOf(string tool)
        => signature.ToolContracts.TryGetValue(tool, out var contract) && contract.Input is { } input ? SchemaPlace.Of(input.Source, $"the arguments of '{tool}'") : null;

    private SchemaPlace? ResultOf(string tool)
        => signature.ToolContracts.TryGetValue(tool, out var contract) && contract.Output is { } output ? SchemaPlace.Of(output.Source, $"the result of '{tool}'") : null;

    private void Follow(Node node)
    {
        switch (node)
        {
            case Declaration declaration:
                foreach (var declarator in declaration.Declarators)
                {
                    Declare(declarator);
                }

                break;
            case ForEach { Declares: true, OverNames: false } loop when Of(loop.Source) is { Kinds: ValueKinds.Array } list:
                Bind(loop.Target, list.Item());
                break;
            case Call { Callee: MemberAccess method, Arguments: [FunctionExpression callback, ..] } when Of(method.Target) is { Kinds: ValueKinds.Array } list:
                BindItem(method.Name, callback.Function, list.Item());
                break;
        }
    }

    private void Declare(Declarator declarator)
    {
        if (declarator is { Target: NamePattern { Name.Variable: { } name }, Value: { } initial })
        {
            _values[name] = initial;
            _stores[initial] = name;
        }

        switch (declarator)
        {
            case { Target: ObjectPattern taken, Value: Identifier { Variable.Name: var source } } when ToolUse.IsToolsName(source):
                BindTools(taken);
                break;
            case { Target: NamePattern { Name.Variable: { } variable }, Value: Call call } when ToolOf(call) is not null && !usage.IsAssigned(variable):
                _promises.Add(variable);
                break;
            case { Value: { } value }:
                Bind(declarator.Target, Of(value));
                break;
        }
    }

    private void BindItem(string method, Function callback, SchemaPlace? item)
    {
        var at = method switch
        {
            "map" or "filter" or "forEach" or "flatMap" or "some" or "every" or "find" or "findIndex" or "findLast" or "findLastIndex" => 0,
            "reduce" or "reduceRight" => 1,
            _ => -1,
        };
        if (at >= 0 && at < callback.Parameters.Count && callback.Parameters[at].Default is null)
        {
            Bind(callback.Parameters[at].Target, item);
        }
    }

    private void BindTools(ObjectPattern taken)
    {
        foreach (var member in taken.Members)
        {
            if (member is { Name: { } name, Element: { Target: NamePattern { Name.Variable: { } variable }, Default: null } } && !usage.IsAssigned(variable) && signature.ToolContracts.ContainsKey(name))
            {
                _tools[variable] = name;
            }
        }
    }

    private void Bind(Pattern target, SchemaPlace? place)
    {
        switch (target)
        {
            case NamePattern { Name.Variable: { } variable } when place is not null && !usage.IsAssigned(variable):
                _variables[variable] = place;
                break;
            case ObjectPattern pattern:
                foreach (var member in pattern.Members.Where(m => m is { Name: not null, Element.Default: null } && !usage.IsWritten(m.Name)))
                {
                    Bind(member.Element.Target, place?.Member(member.Name!));
                }

                break;
        }
    }
}
