using Parley.Routines.Syntax;

namespace Parley.Routines.Checking;

/// <summary>Ties every name to its variable, gives variables their places, and notes which functions capture what.</summary>
internal sealed class Binder
{
    private int _moduleSlots;

    public Binder(Diagnostics diagnostics)
    {
        Diagnostics = diagnostics;
        Scope = new Scope(null, null);
        Statements = new StatementBinder(this);
        Expressions = new ExpressionBinder(this);
    }

    public Diagnostics Diagnostics { get; }

    public Scope Scope { get; private set; }

    public StatementBinder Statements { get; }

    public ExpressionBinder Expressions { get; }

    /// <summary>Awaits seen so far in the current function.</summary>
    public int Awaits { get; set; }

    /// <summary>Expressions seen so far, from which the fuel of a statement is told.</summary>
    public int Nodes { get; set; }

    public int ModuleSlots => _moduleSlots;

    public void Bind(Module module)
    {
        Statements.Hoist(module.Statements);
        foreach (var statement in module.Statements)
        {
            Statements.Bind(statement);
        }
    }

    public Scope Push(Function? owner) => Scope = new Scope(Scope, owner);

    public void Pop() => Scope = Scope.Parent!;

    public Variable Declare(Identifier name, bool isConstant)
    {
        if (Scope.Find(name.Name) is not null)
        {
            Diagnostics.Report("DuplicateName", $"'{name.Name}' is declared twice in this block.", "Rename one of them, or assign to the first.", name.Position);
        }

        NameRules.CheckDeclared(name, Diagnostics);
        var variable = new Variable(name.Name, isConstant, Scope.Owner, name.Position) { Slot = NextSlot() };
        Scope.Add(variable);
        name.Variable = variable;
        return variable;
    }

    private int NextSlot() => Scope.Owner is { } owner ? owner.SlotCount++ : _moduleSlots++;

    /// <summary>Finds the variable of a name and hands it down through the functions in between. Null for a global name.</summary>
    public Variable? Resolve(Identifier name)
    {
        for (var scope = Scope; scope is not null; scope = scope.Parent)
        {
            if (scope.Find(name.Name) is { } variable)
            {
                Reach(variable, name);
                return name.Variable = variable;
            }
        }

        return null;
    }

    private void Reach(Variable variable, Identifier name)
    {
        if (variable.Owner == Scope.Owner)
        {
            if (!variable.IsDeclared)
            {
                Diagnostics.Report("UsedTooEarly", $"'{name.Name}' is used before it is declared.", "Move its declaration up.", name.Position);
            }

            return;
        }

        if (variable.Owner is null)
        {
            return;
        }

        variable.IsCaptured = true;
        for (var scope = Scope; scope!.Owner != variable.Owner; scope = scope.Parent)
        {
            if (!scope.Owner!.Captures.Contains(variable))
            {
                scope.Owner.Captures.Add(variable);
            }
        }
    }

    public void BindFunction(Function function)
    {
        var awaits = Awaits;
        Awaits = 0;
        var nodes = Nodes;
        function.SlotCount = function.Parameters.Count;
        function.ParameterScope = Push(function);
        DeclareSelf(function);
        BindParameters(function);
        if (function.Body is { } body)
        {
            // Parameters and the body's own names share one level, so that a redeclared parameter is a mistake as in JavaScript.
            body.Scope = Push(function);
            Statements.Hoist(body.Statements);
            foreach (var statement in body.Statements)
            {
                Statements.Bind(statement);
            }

            CheckShadowedParameters(function, body.Scope);
            Pop();
        }
        else
        {
            Expressions.Bind(function.Result!);
        }

        Pop();
        Awaits = awaits;
        function.Weight = 2 + ((Nodes - nodes) >> 3);
    }

    private void CheckShadowedParameters(Function function, Scope body)
    {
        foreach (var variable in body.Variables)
        {
            if (function.ParameterScope!.Find(variable.Name) is { } parameter && parameter != function.Self)
            {
                Diagnostics.Report("DuplicateName", $"'{variable.Name}' is already a parameter.", "Rename the variable, or assign to the parameter.", variable.Position);
            }
        }
    }

    private void DeclareSelf(Function function)
    {
        if (function.NamesItself)
        {
            function.Self = Declare(new Identifier(function.Position, function.Name), isConstant: true);
            function.Self.IsDeclared = true;
        }
    }

    private void BindParameters(Function function)
    {
        foreach (var (parameter, index) in function.Parameters.Select((p, i) => (p, i)))
        {
            Statements.DeclarePattern(parameter.Target, isConstant: false);
            if (!function.HasComplexParameters)
            {
                // A plain parameter lives where its argument was put.
                ((NamePattern)parameter.Target).Name.Variable!.Slot = index;
            }
        }

        if (function.Rest is { } rest)
        {
            Statements.DeclarePattern(rest, isConstant: false);
        }

        foreach (var parameter in function.Parameters)
        {
            if (parameter.Default is { } value)
            {
                Expressions.Bind(value);
            }

            Statements.BindPattern(parameter.Target, declares: true);
        }

        if (function.Rest is { } last)
        {
            Statements.BindPattern(last, declares: true);
        }

        if (Awaits > 0)
        {
            Diagnostics.Report("AwaitPlacement", "'await' stands in the default of a parameter.", "Await it in the body.", function.Position);
        }
    }
}
