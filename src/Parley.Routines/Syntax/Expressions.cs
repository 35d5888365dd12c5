using Parley.Protocol.Json;
using Parley.Routines.Checking;

namespace Parley.Routines.Syntax;

internal sealed class Literal(int position, JsonValue value) : Expression(position)
{
    public JsonValue Value { get; } = value;
}

internal sealed class RegExpLiteral(int position, string pattern, string flags) : Expression(position)
{
    public string Pattern { get; } = pattern;

    public string Flags { get; } = flags;
}

/// <summary>One more chunk than parts.</summary>
internal sealed class TemplateLiteral(int position, IReadOnlyList<string> chunks, IReadOnlyList<Expression> parts) : Expression(position)
{
    public IReadOnlyList<string> Chunks { get; } = chunks;

    public IReadOnlyList<Expression> Parts { get; } = parts;
}

internal sealed class Identifier(int position, string name) : Expression(position)
{
    public string Name { get; } = name;

    /// <summary>Null for a global name.</summary>
    public Variable? Variable { get; set; }
}

internal sealed class Spread(int position, Expression value) : Expression(position)
{
    public Expression Value { get; } = value;
}

internal sealed class ArrayLiteral(int position, IReadOnlyList<Expression?> items) : Expression(position)
{
    /// <summary>Null is an elision, allowed in patterns only.</summary>
    public IReadOnlyList<Expression?> Items { get; } = items;
}

internal sealed class ObjectLiteral(int position, IReadOnlyList<ObjectMember> members) : Expression(position)
{
    public IReadOnlyList<ObjectMember> Members { get; } = members;
}

/// <summary>A member of an object literal: a name or a computed key with a value, or a spread (neither key).</summary>
internal sealed record ObjectMember(int Position, string? Name, Expression? Computed, Expression Value)
{
    /// <summary>The default in <c>{ name = value }</c>, which only a pattern may have.</summary>
    public Expression? ShorthandDefault { get; init; }

    public bool IsSpread => Name is null && Computed is null;
}

internal sealed class FunctionExpression(int position, Function function) : Expression(position)
{
    public Function Function { get; } = function;
}

internal sealed class OptionalChain(int position, Expression chain) : Expression(position)
{
    public Expression Chain { get; } = chain;
}

internal sealed class MemberAccess(int position, Expression target, string name, bool optional) : Expression(position)
{
    public Expression Target { get; } = target;

    public string Name { get; } = name;

    public bool Optional { get; } = optional;
}

internal sealed class IndexAccess(int position, Expression target, Expression key, bool optional) : Expression(position)
{
    public Expression Target { get; } = target;

    public Expression Key { get; } = key;

    public bool Optional { get; } = optional;
}

internal sealed class Call(int position, Expression callee, IReadOnlyList<Expression> arguments, bool optional) : Expression(position)
{
    public Expression Callee { get; } = callee;

    public IReadOnlyList<Expression> Arguments { get; } = arguments;

    public bool Optional { get; } = optional;
}

internal sealed class New(int position, string constructor, IReadOnlyList<Expression> arguments) : Expression(position)
{
    public string Constructor { get; } = constructor;

    public IReadOnlyList<Expression> Arguments { get; } = arguments;
}

internal sealed class Await(int position, Expression value) : Expression(position)
{
    public Expression Value { get; } = value;
}
