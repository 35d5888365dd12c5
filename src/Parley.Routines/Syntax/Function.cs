using Parley.Routines.Checking;

namespace Parley.Routines.Syntax;

/// <summary>A function in any of its forms. Either <see cref="Body"/> or <see cref="Result"/> is set.</summary>
internal sealed class Function(int position, string name, IReadOnlyList<PatternElement> parameters, Pattern? rest, bool isAsync) : Node(position)
{
    public string Name { get; private set; } = name;

    public IReadOnlyList<PatternElement> Parameters { get; } = parameters;

    public Pattern? Rest { get; } = rest;

    public bool IsAsync { get; } = isAsync;

    public Block? Body { get; set; }

    /// <summary>The value of an arrow function without braces.</summary>
    public Expression? Result { get; set; }

    /// <summary>How the function names itself inside, for a named function expression.</summary>
    public bool NamesItself { get; init; }

    public Variable? Self { get; set; }

    public Scope? ParameterScope { get; set; }

    /// <summary>Variables of outer functions that it or its inner functions use, in the order they are handed over.</summary>
    public List<Variable> Captures { get; } = [];

    public int SlotCount { get; set; }

    /// <summary>Fuel for one call.</summary>
    public int Weight { get; set; } = 2;

    /// <summary>Gives a function without a name that of what it is bound to (ECMA-262 section 8.4.5, NamedEvaluation). The value itself.</summary>
    public static Expression? NameAfter(Pattern target, Expression? value) => target is NamePattern { Name.Name: var name } ? NameAfter(name, value) : value;

    /// <inheritdoc cref="NameAfter(Pattern, Expression?)"/>
    public static Expression? NameAfter(string? name, Expression? value)
    {
        if (value is FunctionExpression { Function: { Name: "" } function })
        {
            function.Name = name ?? "";
        }

        return value;
    }

    public bool HasComplexParameters => Rest is not null || Parameters.Any(p => p.Default is not null || p.Target is not NamePattern);
}

/// <summary>A whole source text: declarations only.</summary>
internal sealed class Module(IReadOnlyList<Statement> statements)
{
    public IReadOnlyList<Statement> Statements { get; } = statements;
}
