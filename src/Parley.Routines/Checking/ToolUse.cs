using Parley.Routines.Syntax;

namespace Parley.Routines.Checking;

/// <summary>
/// Finds every tool that a routine can call. The tools object may only be called by name, taken apart, and handed to functions of the
/// top level, so that the set is known before anything runs.
/// </summary>
internal sealed class ToolUse(Diagnostics diagnostics)
{
    private readonly HashSet<Variable> _tools = [];

    // Host functions: the second parameter of send, and tools taken out by destructuring.
    private readonly HashSet<Variable> _functions = [];
    private readonly SortedDictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly HashSet<Node> _accepted = [];
    private bool _changed;

    public static bool IsToolsName(string name) => name == "tools";

    public IReadOnlySet<string> Find(Module module, RoutineSignature signature)
    {
        Seed(module);
        do
        {
            _changed = false;
            TreeWalk.Visit(module.Statements, Follow);
        }
        while (_changed);

        TreeWalk.Visit(module.Statements, Report);
        CheckAllowed(signature);
        return _names.Keys.ToHashSet(StringComparer.Ordinal);
    }

    private void Seed(Module module)
    {
        foreach (var (name, function) in TopLevel.Functions(module))
        {
            for (var i = 0; i < function.Parameters.Count; i++)
            {
                var target = function.Parameters[i].Target;
                if (i == 1 && name == "send")
                {
                    MarkFunction(target);
                }
                else if ((i == 1 && name is "handle" or "encode" or "decode") || target is NamePattern { Name: var parameter } && IsToolsName(parameter.Name))
                {
                    Mark(target);
                }
            }
        }
    }

    private void Mark(Pattern target)
    {
        switch (target)
        {
            case NamePattern { Name.Variable: { } variable }:
                _changed |= _tools.Add(variable);
                break;
            case ObjectPattern pattern:
                foreach (var member in pattern.Members)
                {
                    Note(member.Name, member.Position);
                    MarkFunction(member.Element.Target);
                }

                break;
        }
    }

    private void MarkFunction(Pattern target)
    {
        if (target is NamePattern { Name.Variable: { } variable })
        {
            _changed |= _functions.Add(variable);
        }
    }

    private void Note(string? name, int position)
    {
        if (name is null)
        {
            diagnostics.Report("ToolsAsValue", "A tool is chosen by a computed name.", "Name the tool: await tools.name(arguments), with an if or switch around it when there are several.", position);
        }
        else
        {
            _names.TryAdd(name, position);
        }
    }

    private void Follow(Node node)
    {
        switch (node)
        {
            case Call call:
                FollowCall(call);
                break;
            case Declaration declaration:
                foreach (var declarator in declaration.Declarators.Where(d => IsTools(d.Value)))
                {
                    _accepted.Add(declarator.Value!);
                    Mark(declarator.Target);
                }

                break;
        }
    }

    private void FollowCall(Call call)
    {
        switch (call.Callee)
        {
            case MemberAccess member when IsTools(member.Target):
                _accepted.Add(member.Target);
                Note(member.Name, member.Position);
                break;
            case IndexAccess index when IsTools(index.Target):
                _accepted.Add(index.Target);
                Note((index.Key as Literal)?.Value.AsString, index.Position);
                break;
            case Identifier { Variable: { } variable } when _functions.Contains(variable):
                _accepted.Add(call.Callee);
                break;
            case Identifier { Variable.StaticFunction: { } function }:
                FollowArguments(call, function);
                break;
        }
    }

    private void FollowArguments(Call call, Function function)
    {
        for (var i = 0; i < Math.Min(call.Arguments.Count, function.Parameters.Count); i++)
        {
            if (IsTools(call.Arguments[i]))
            {
                _accepted.Add(call.Arguments[i]);
                Mark(function.Parameters[i].Target);
            }
            else if (call.Arguments[i] is Identifier { Variable: { } variable } && _functions.Contains(variable))
            {
                _accepted.Add(call.Arguments[i]);
                MarkFunction(function.Parameters[i].Target);
            }
        }
    }

    private bool IsTools(Expression? expression) => expression is Identifier { Variable: { } variable } && _tools.Contains(variable);

    private void Report(Node node)
    {
        if (node is not Identifier { Variable: { } variable } name || _accepted.Contains(node) || name.Position == variable.Position)
        {
            return;
        }

        if (_tools.Contains(variable))
        {
            diagnostics.Report("ToolsAsValue", $"'{name.Name}' is used other than to call a tool.", $"Write await {name.Name}.name(arguments); hand '{name.Name}' only to functions of the top level.", name.Position);
        }
        else if (_functions.Contains(variable))
        {
            diagnostics.Report("ToolsAsValue", $"'{name.Name}' is used other than to call it.", $"Write await {name.Name}(arguments), inside an arrow function where a callback is wanted.", name.Position);
        }
    }

    private void CheckAllowed(RoutineSignature signature)
    {
        if (signature.AllowsAnyTool)
        {
            return;
        }

        foreach (var (name, position) in _names)
        {
            if (!signature.AllowedTools.Contains(name))
            {
                var known = signature.AllowedTools.Count == 0 ? "There are no tools here; compute the answer from the arguments." : $"The tools are: {string.Join(", ", signature.AllowedTools)}.";
                diagnostics.Report("UnknownTool", $"There is no tool '{name}' here.", known, position);
            }
        }
    }
}
