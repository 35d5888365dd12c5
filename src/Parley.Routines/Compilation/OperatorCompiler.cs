using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Syntax;
using Parley.Routines.Values;

namespace Parley.Routines.Compilation;

/// <summary>Compiles unary and binary operators, numbers first.</summary>
internal sealed class OperatorCompiler(FunctionCompiler unit)
{
    public Eval CompileUnary(Unary node)
    {
        if (node.Sign == "delete")
        {
            return unit.Places.CompileDelete(node);
        }

        if (node.Sign == "!")
        {
            var test = unit.Tests.Compile(node.Operand);
            return f => !test(f);
        }

        var operand = unit.Expressions.Compile(node.Operand);
        return node.Sign switch
        {
            "-" => f => -Number(f, operand(f)),
            "+" => f => Number(f, operand(f)),
            "~" => f => ~Coercion.ToInt32(f.Run, operand(f)),
            "typeof" => f => Coercion.TypeOf(operand(f)),
            _ => f =>
            {
                operand(f);
                return default;
            },
        };
    }

    public Eval CompileBinary(Binary node)
    {
        if (TestCompiler.IsComparison(node.Sign))
        {
            var test = unit.Tests.CompileComparison(node);
            return f => test(f);
        }

        var (left, right) = (unit.Expressions.Compile(node.Left), unit.Expressions.Compile(node.Right));
        return (node.Right is Literal { Value: var constant } && constant.TryGetNumber(out var y) ? CombineWith(node.Sign, left, y) : null)
            ?? Combine(node.Sign, node.Position, left, right);
    }

    /// <summary>The common operators with a number that stands in the source; null for the others.</summary>
    private static Eval? CombineWith(string sign, Eval left, double y) => sign switch
    {
        "-" => f => Number(f, left(f)) - y,
        "*" => f => Number(f, left(f)) * y,
        "/" => f => Number(f, left(f)) / y,
        "%" => f => Operators.Remainder(Number(f, left(f)), y),
        _ => null,
    };

    /// <summary>The value of an arithmetic operator over two operands.</summary>
    public static Eval Combine(string sign, int position, Eval left, Eval right) => sign switch
    {
        "+" => f =>
        {
            var (a, b) = (left(f), right(f));
            if (a.TryGetNumber(out var x) && b.TryGetNumber(out var y))
            {
                return x + y;
            }

            f.Run.Position = position;
            return Operators.Add(f.Run, a, b);
        },
        "-" => f => Arithmetic(f, left, right, out var y) - y,
        "*" => f => Arithmetic(f, left, right, out var y) * y,
        "/" => f => Arithmetic(f, left, right, out var y) / y,
        "%" => f => Operators.Remainder(Arithmetic(f, left, right, out var y), y),
        "**" => f => Operators.Power(Arithmetic(f, left, right, out var y), y),
        "&" => f => Bits(f, left, right, out var y) & y,
        "|" => f => Bits(f, left, right, out var y) | y,
        "^" => f => Bits(f, left, right, out var y) ^ y,
        "<<" => f => Bits(f, left, right, out var y) << (y & 31),
        ">>" => f => Bits(f, left, right, out var y) >> (y & 31),
        _ => f => (uint)Bits(f, left, right, out var y) >> (y & 31),
    };

    private static double Arithmetic(Frame frame, Eval left, Eval right, out double second)
    {
        var (a, b) = (left(frame), right(frame));
        if (a.TryGetNumber(out var first) && b.TryGetNumber(out second))
        {
            return first;
        }

        first = Number(frame, a);
        second = Number(frame, b);
        return first;
    }

    private static int Bits(Frame frame, Eval left, Eval right, out int second)
    {
        var (a, b) = (left(frame), right(frame));
        var first = Coercion.ToInt32(frame.Run, a);
        second = Coercion.ToInt32(frame.Run, b);
        return first;
    }

    private static double Number(Frame frame, JsonValue value) => value.TryGetNumber(out var number) ? number : Coercion.ToNumber(frame.Run, value);
}
