using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Syntax;
using Parley.Routines.Values;

namespace Parley.Routines.Compilation;

/// <summary>What all functions of a module share while they are compiled.</summary>
internal sealed class ModuleContext(IReadOnlySet<string> tools)
{
    private readonly Dictionary<Function, (FunctionCode Code, JsonValue Value)> _functions = [];

    /// <summary>True for what the routine may call; the host function of <c>send</c> is no tool.</summary>
    public bool MayCall(string tool) => tool == "send" || tools.Contains(tool);

    /// <summary>The code of a function; its body is compiled when first asked for.</summary>
    public FunctionCode CodeOf(Function function) => Of(function).Code;

    /// <summary>The function as a value, for one that captures nothing.</summary>
    public JsonValue ValueOf(Function function) => Of(function).Value;

    private (FunctionCode Code, JsonValue Value) Of(Function function)
    {
        if (_functions.TryGetValue(function, out var known))
        {
            return known;
        }

        var code = new FunctionCode(function.Name, function.Parameters.Count, function.Rest is not null, function.IsAsync) { Weight = function.Weight, UsesSelf = function.Self is not null };
        var entry = (code, JsonValue.FromExtension(new Closure(code, Closure.NoCells)));
        _functions.Add(function, entry);
        new FunctionCompiler(this, function).Compile(code);
        return entry;
    }
}
