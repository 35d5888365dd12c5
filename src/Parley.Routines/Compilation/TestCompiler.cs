using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Syntax;
using Parley.Routines.Values;

namespace Parley.Routines.Compilation;

/// <summary>Compiles what is asked for its truth: conditions of branches and loops.</summary>
internal sealed class TestCompiler(FunctionCompiler unit)
{
    public static bool IsComparison(string sign) => sign is "===" or "!==" or "==" or "!=" or "<" or ">" or "<=" or ">=" or "in" or "instanceof";

    public Test Compile(Expression expression)
    {
        switch (expression)
        {
            case Unary { Sign: "!" } node:
                var operand = Compile(node.Operand);
                return f => !operand(f);
            case Logical { Sign: "&&" } node:
                var (both, and) = (Compile(node.Left), Compile(node.Right));
                return f => both(f) && and(f);
            case Logical { Sign: "||" } node:
                var (either, or) = (Compile(node.Left), Compile(node.Right));
                return f => either(f) || or(f);
            case Binary node when IsComparison(node.Sign):
                return CompileComparison(node);
            default:
                var value = unit.Expressions.Compile(expression);
                return f => Coercion.ToBoolean(value(f));
        }
    }

    public Test CompileComparison(Binary node)
    {
        var left = unit.Expressions.Compile(node.Left);
        if (node.Sign == "instanceof")
        {
            var constructor = ((Identifier)node.Right).Name;
            return f => Operators.IsInstance(left(f), constructor);
        }

        if (node.Right is Literal { Value: var constant } && CompareWith(node.Sign, left, constant) is { } test)
        {
            return test;
        }

        var right = unit.Expressions.Compile(node.Right);
        var position = node.Position;
        return node.Sign switch
        {
            "===" => f => Equality.Strict(f.Run, left(f), right(f)),
            "!==" => f => !Equality.Strict(f.Run, left(f), right(f)),
            "==" => f => Equality.Loose(f.Run, left(f), right(f)),
            "!=" => f => !Equality.Loose(f.Run, left(f), right(f)),
            "in" => f =>
            {
                var (key, target) = (left(f), right(f));
                f.Run.Position = position;
                return Operators.In(f.Run, key, target);
            },
            "<" => f => Numbers(left(f), right(f), out var a, out var b, out var x, out var y) ? x < y : Operators.Compare(f.Run, a, b) < 0,
            ">" => f => Numbers(left(f), right(f), out var a, out var b, out var x, out var y) ? x > y : Operators.Compare(f.Run, a, b) > 0,
            "<=" => f => Numbers(left(f), right(f), out var a, out var b, out var x, out var y) ? x <= y : Operators.Compare(f.Run, a, b) <= 0,
            _ => f => Numbers(left(f), right(f), out var a, out var b, out var x, out var y) ? x >= y : Operators.Compare(f.Run, a, b) >= 0,
        };
    }

    /// <summary>The common comparisons with a literal; null for the others.</summary>
    private static Test? CompareWith(string sign, Eval left, JsonValue constant)
    {
        if (constant.AsString is { } text)
        {
            return sign switch
            {
                "===" => f => left(f).AsString is { } own && Equality.SameText(f.Run, own, text),
                "!==" => f => left(f).AsString is not { } own || !Equality.SameText(f.Run, own, text),
                _ => null,
            };
        }

        return constant.TryGetNumber(out var y) ? CompareWith(sign, left, y) : null;
    }

    private static Test? CompareWith(string sign, Eval left, double y) => sign switch
    {
        "===" => f => left(f).TryGetNumber(out var x) && x == y,
        "!==" => f => !left(f).TryGetNumber(out var x) || x != y,
        "<" => f => left(f) is var a && a.TryGetNumber(out var x) ? x < y : Operators.Compare(f.Run, a, y) < 0,
        ">" => f => left(f) is var a && a.TryGetNumber(out var x) ? x > y : Operators.Compare(f.Run, a, y) > 0,
        "<=" => f => left(f) is var a && a.TryGetNumber(out var x) ? x <= y : Operators.Compare(f.Run, a, y) <= 0,
        ">=" => f => left(f) is var a && a.TryGetNumber(out var x) ? x >= y : Operators.Compare(f.Run, a, y) >= 0,
        _ => null,
    };

    private static bool Numbers(JsonValue left, JsonValue right, out JsonValue a, out JsonValue b, out double x, out double y)
    {
        (a, b) = (left, right);
        var first = left.TryGetNumber(out x);
        return right.TryGetNumber(out y) && first;
    }
}
