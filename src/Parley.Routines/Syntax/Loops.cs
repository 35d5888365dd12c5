using Parley.Routines.Checking;

namespace Parley.Routines.Syntax;

internal sealed class While(int position, Expression test, Statement body, bool testFirst) : Statement(position)
{
    public Expression Test { get; } = test;

    public Statement Body { get; } = body;

    /// <summary>False for <c>do … while</c>.</summary>
    public bool TestFirst { get; } = testFirst;
}

internal sealed class For(int position, Statement? start, Expression? test, Expression? step, Statement body) : Statement(position)
{
    public Statement? Start { get; } = start;

    public Expression? Test { get; } = test;

    public Expression? Step { get; } = step;

    public Statement Body { get; } = body;

    public Scope? Scope { get; set; }
}

/// <summary><c>for (… of …)</c>, and <c>for (… in …)</c> over the names of an object.</summary>
internal sealed class ForEach(int position, bool declares, bool constant, Pattern target, Expression source, Statement body, bool overNames) : Statement(position)
{
    public bool Declares { get; } = declares;

    public bool IsConstant { get; } = constant;

    public Pattern Target { get; } = target;

    public Expression Source { get; } = source;

    public Statement Body { get; } = body;

    public bool OverNames { get; } = overNames;

    public Scope? Scope { get; set; }
}
