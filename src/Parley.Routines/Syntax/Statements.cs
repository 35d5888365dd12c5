using Parley.Routines.Checking;

namespace Parley.Routines.Syntax;

internal sealed class Empty(int position) : Statement(position);

internal sealed class ExpressionStatement(Expression value) : Statement(value.Position)
{
    public Expression Value { get; } = value;
}

internal sealed class Declaration(int position, bool constant, IReadOnlyList<Declarator> declarators) : Statement(position)
{
    public bool IsConstant { get; } = constant;

    public IReadOnlyList<Declarator> Declarators { get; } = declarators;
}

internal sealed record Declarator(Pattern Target, Expression? Value);

internal sealed class FunctionDeclaration(Identifier name, Function function) : Statement(function.Position)
{
    public Identifier Name { get; } = name;

    public Function Function { get; } = function;
}

internal sealed class Block(int position, IReadOnlyList<Statement> statements) : Statement(position)
{
    public IReadOnlyList<Statement> Statements { get; } = statements;

    public Scope? Scope { get; set; }
}

internal sealed class If(int position, Expression test, Statement whenTrue, Statement? whenFalse) : Statement(position)
{
    public Expression Test { get; } = test;

    public Statement WhenTrue { get; } = whenTrue;

    public Statement? WhenFalse { get; } = whenFalse;
}

internal sealed class Switch(int position, Expression value, IReadOnlyList<SwitchCase> cases) : Statement(position)
{
    public Expression Value { get; } = value;

    public IReadOnlyList<SwitchCase> Cases { get; } = cases;

    public Scope? Scope { get; set; }
}

/// <summary>A null test is <c>default</c>.</summary>
internal sealed record SwitchCase(Expression? Test, IReadOnlyList<Statement> Body);

internal sealed class Break(int position) : Statement(position);

internal sealed class Continue(int position) : Statement(position);

internal sealed class Return(int position, Expression? value) : Statement(position)
{
    public Expression? Value { get; } = value;
}

internal sealed class Throw(int position, Expression value) : Statement(position)
{
    public Expression Value { get; } = value;
}

internal sealed class Try(int position, Block body, Pattern? parameter, Block? handler, Block? finalizer) : Statement(position)
{
    public Block Body { get; } = body;

    public Pattern? Parameter { get; } = parameter;

    public Block? Handler { get; } = handler;

    public Block? Finalizer { get; } = finalizer;

    public Scope? ParameterScope { get; set; }
}
