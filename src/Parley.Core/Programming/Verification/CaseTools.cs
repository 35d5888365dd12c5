using Parley.Core.Programming.Running;
using Parley.Core.Skills.Tools;
using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Core.Programming.Verification;

/// <summary>Tools that answer what a case says and write down what they were asked.</summary>
internal sealed class CaseTools(IReadOnlyList<ToolContract> tools, JsonValue answers) : IRoutineTools
{
    private readonly Dictionary<string, List<JsonValue>> _calls = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private int _asked;

    /// <summary>The first call that broke a tool's contract, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>By tool: the arguments of its one call, or an array with those of each call.</summary>
    public JsonObject Calls
    {
        get
        {
            var calls = new JsonObject();
            foreach (var name in _order.Order(StringComparer.Ordinal))
            {
                calls[name] = _calls[name] is [var only] ? only : new JsonArray(_calls[name]);
            }

            return calls;
        }
    }

    public IReadOnlyList<KeyValuePair<string, int>> Counts => [.. _order.Select(name => KeyValuePair.Create(name, _calls[name].Count))];

    /// <summary>The answer to a tool's n-th call.</summary>
    public static JsonValue Answer(JsonValue answers, string name, int call)
        => answers[name].AsArray is { Count: > 0 } items ? items[call % items.Count] : default;

    public ValueTask<ToolAnswer> CallAsync(string name, JsonValue arguments, CancellationToken cancellationToken)
    {
        if (++_asked > ToolRunner.MaxCalls)
        {
            // Not written down: what calls without end would otherwise be kept, shown and compared call by call.
            Problem ??= $"it calls its tools more than {ToolRunner.MaxCalls} times, which no exchange may";
            return new(ToolAnswer.Failed($"{name} was called too often"));
        }

        if (!_calls.TryGetValue(name, out var calls))
        {
            _calls[name] = calls = [];
            _order.Add(name);
        }

        calls.Add(arguments.DeepClone());
        var problem = tools.FirstOrDefault(tool => tool.Name == name) is { } contract ? SchemaProblem.Of(contract.Input, arguments) : "is not to be called here";
        Problem ??= problem is null ? null : $"its arguments for tools.{name}, {arguments}: the value {problem}";
        var answer = Answer(answers, name, calls.Count - 1);
        return new(answer.IsMissing ? ToolAnswer.Failed($"{name} is out of order") : ToolAnswer.Of(answer.DeepClone()));
    }
}
