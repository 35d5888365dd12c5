using Parley.Protocol.Json;
using Parley.Routines.Builtins;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Compilation;

/// <summary>A call of a member by name. What built-ins the name may mean is looked up once, when it is compiled.</summary>
internal sealed class MethodCall(Eval target, string name, bool optionalTarget, bool optionalCall, ArgumentCompiler arguments, int position, bool awaited, bool isDeclaredTool)
{
    private readonly HostCall? _ofArray = MethodTables.OfArray(name);
    private readonly HostCall? _ofString = MethodTables.OfString(name);

    public JsonValue Eval(Frame frame)
    {
        var self = target(frame);
        if (ExpressionCompiler.IsShort(self) || (optionalTarget && Coercion.IsNullish(self)))
        {
            return ExpressionCompiler.ShortCircuit;
        }

        return self.Reference switch
        {
            string when _ofString is { } body => CallHost(frame, body, self),
            JsonArray when _ofArray is { } body => CallHost(frame, body, self),
            JsonObject members when members.TryGet(name, out var own) => CallValue(frame, own),
            ToolsValue => CallTool(frame),
            _ => CallOther(frame, self),
        };
    }

    private JsonValue CallHost(Frame frame, HostCall body, JsonValue self)
    {
        var buffer = default(Arguments4);
        var values = arguments.Evaluate(frame, ref buffer);
        frame.Run.Charge(1);
        frame.Run.Position = position;
        return body(frame.Run, self, values);
    }

    private JsonValue CallValue(Frame frame, JsonValue function)
    {
        if (optionalCall && Coercion.IsNullish(function))
        {
            return ExpressionCompiler.ShortCircuit;
        }

        var buffer = default(Arguments4);
        var values = arguments.Evaluate(frame, ref buffer);
        frame.Run.Position = position;
        return function.Reference switch
        {
            Callable callable => callable.Call(frame.Run, values),
            ToolValue tool => CallTool(frame, tool.Name, values, awaited),
            _ => throw frame.Run.TypeError($"{name} is not a function"),
        };
    }

    private JsonValue CallOther(Frame frame, JsonValue self)
    {
        if (MethodTables.Find(self, name) is { } body)
        {
            return CallHost(frame, body, self);
        }

        frame.Run.Position = position;
        return CallValue(frame, Members.Get(frame.Run, self, name));
    }

    private JsonValue CallTool(Frame frame)
    {
        var buffer = default(Arguments4);
        var values = arguments.Evaluate(frame, ref buffer);
        frame.Run.Position = position;
        return isDeclaredTool ? CallDeclaredTool(frame, name, values, awaited) : CallTool(frame, name, values, awaited);
    }

    public static JsonValue CallTool(Frame frame, string tool, ReadOnlySpan<JsonValue> values, bool awaited)
        => tool == "send" || frame.Run.Program.Tools.Contains(tool) ? CallDeclaredTool(frame, tool, values, awaited) : throw frame.Run.TypeError($"The tool '{tool}' was not declared");

    private static JsonValue CallDeclaredTool(Frame frame, string tool, ReadOnlySpan<JsonValue> values, bool awaited)
    {
        var run = frame.Run;
        return awaited && frame.IsForeground ? run.Tools.CallAwaited(run, tool, values.At(0)) : run.Tools.Call(run, tool, values.At(0));
    }
}
