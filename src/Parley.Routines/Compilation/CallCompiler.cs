using Parley.Protocol.Json;
using Parley.Routines.Builtins;
using Parley.Routines.Execution;
using Parley.Routines.Syntax;
using Parley.Routines.Values;

namespace Parley.Routines.Compilation;

/// <summary>Compiles calls: of functions of the module, of built-ins, of methods, of tools, of values.</summary>
internal sealed class CallCompiler(FunctionCompiler unit)
{
    /// <param name="awaited">The value is awaited at once, so that it may come bare.</param>
    public Eval Compile(Call node, bool awaited)
    {
        if (node.Callee is Identifier { Variable: null } global && Globals.CanCallWithoutNew(global.Name))
        {
            return CompileNew(global.Name, node.Arguments, node.Position);
        }

        var arguments = new ArgumentCompiler(unit, node.Arguments);
        return node.Callee switch
        {
            Identifier { Variable.StaticFunction: { } function } when !arguments.HasSpread && function.Rest is null && function.Self is null => CallStatic(unit.Module.CodeOf(function), arguments, node.Position, awaited),
            Identifier { Variable: null } name when Globals.Functions.TryGetValue(name.Name, out var builtin) => CallHost(builtin.Body, arguments, node.Position),
            MemberAccess { Target: Identifier { Variable: null } space } member when Globals.StaticCall(space.Name, member.Name) is { } body => CallHost(body, arguments, node.Position),
            MemberAccess member => CallMember(unit.Expressions.Compile(member.Target), member.Name, member.Optional, node, arguments, awaited),
            IndexAccess { Key: Literal { Value.AsString: { } name } } index => CallMember(unit.Expressions.Compile(index.Target), name, index.Optional, node, arguments, awaited),
            _ => CallValue(node, arguments, awaited),
        };
    }

    private Eval CallMember(Eval target, string name, bool optional, Call node, ArgumentCompiler arguments, bool awaited)
        => new MethodCall(target, name, optional, node.Optional, arguments, node.Position, awaited, unit.Module.MayCall(name)).Eval;

    private static Eval CallStatic(FunctionCode code, ArgumentCompiler arguments, int position, bool awaited)
    {
        var values = arguments.Values;
        return f =>
        {
            var frame = code.NewFrame(f.Run, Closure.NoCells);
            frame.IsForeground = f.IsForeground;
            for (var i = 0; i < values.Length; i++)
            {
                var value = values[i](f);
                if (i < code.ParameterCount)
                {
                    frame.Slots[i] = value;
                }
            }

            f.Run.Position = position;
            return code.Invoke(frame, awaited);
        };
    }

    private static Eval CallHost(HostCall body, ArgumentCompiler arguments, int position) => f =>
    {
        var buffer = default(Arguments4);
        var values = arguments.Evaluate(f, ref buffer);
        f.Run.Charge(1);
        f.Run.Position = position;
        return body(f.Run, default, values);
    };

    private Eval CallValue(Call node, ArgumentCompiler arguments, bool awaited)
    {
        var callee = unit.Expressions.Compile(node.Callee);
        var (optional, position, name) = (node.Optional, node.Position, Describe(node.Callee));
        return f =>
        {
            var value = callee(f);
            if (ExpressionCompiler.IsShort(value) || (optional && Coercion.IsNullish(value)))
            {
                return ExpressionCompiler.ShortCircuit;
            }

            var buffer = default(Arguments4);
            var values = arguments.Evaluate(f, ref buffer);
            f.Run.Position = position;
            return value.Reference switch
            {
                Callable function => function.Call(f.Run, values),
                SendValue => MethodCall.CallTool(f, "send", values, awaited),
                ToolValue tool => MethodCall.CallTool(f, tool.Name, values, awaited),
                _ => throw f.Run.TypeError($"{name} is not a function"),
            };
        };
    }

    private static string Describe(Expression callee) => callee switch
    {
        Identifier name => name.Name,
        MemberAccess member => $"{Describe(member.Target)}.{member.Name}",
        _ => "The value",
    };

    public Eval CompileNew(string constructor, IReadOnlyList<Expression> list, int position)
        => CallHost(Globals.Constructors[constructor].Body, new ArgumentCompiler(unit, list), position);
}
