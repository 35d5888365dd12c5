namespace Parley.Routines.Syntax;

/// <summary><c>! - + ~ typeof void delete</c>.</summary>
internal sealed class Unary(int position, string sign, Expression operand) : Expression(position)
{
    public string Sign { get; } = sign;

    public Expression Operand { get; } = operand;
}

/// <summary><c>++</c> and <c>--</c>.</summary>
internal sealed class Update(int position, bool increment, bool prefix, Expression target) : Expression(position)
{
    public bool Increment { get; } = increment;

    public bool Prefix { get; } = prefix;

    public Expression Target { get; } = target;
}

/// <summary>Arithmetic, comparisons, <c>in</c> and <c>instanceof</c>.</summary>
internal sealed class Binary(int position, string sign, Expression left, Expression right) : Expression(position)
{
    public string Sign { get; } = sign;

    public Expression Left { get; } = left;

    public Expression Right { get; } = right;
}

/// <summary><c>&amp;&amp; || ??</c>.</summary>
internal sealed class Logical(int position, string sign, Expression left, Expression right) : Expression(position)
{
    public string Sign { get; } = sign;

    public Expression Left { get; } = left;

    public Expression Right { get; } = right;
}

internal sealed class Conditional(int position, Expression test, Expression whenTrue, Expression whenFalse) : Expression(position)
{
    public Expression Test { get; } = test;

    public Expression WhenTrue { get; } = whenTrue;

    public Expression WhenFalse { get; } = whenFalse;
}

/// <summary><see cref="Sign"/> is the operator in front of the equals sign: empty, or <c>+</c>, <c>??</c> and so on.</summary>
internal sealed class Assignment(int position, string sign, Pattern target, Expression value) : Expression(position)
{
    public string Sign { get; } = sign;

    public Pattern Target { get; } = target;

    public Expression Value { get; } = value;
}

internal sealed class Sequence(int position, IReadOnlyList<Expression> items) : Expression(position)
{
    public IReadOnlyList<Expression> Items { get; } = items;
}

/// <summary>A place of the frame that holds a value computed before: made when an await is taken out of an expression.</summary>
internal sealed class SlotRead(int position, int slot) : Expression(position)
{
    public int Slot { get; } = slot;
}
