using System.Reflection;
using Parley.Protocol.Json;

namespace Parley.Functions;

/// <summary>
/// How a function's return value becomes a skill's output. A task is awaited; an object is the output; any other value is its member <c>result</c>,
/// because agents exchange objects.
/// </summary>
internal sealed class FunctionResult
{
    private const string Member = "result";

    private readonly Func<object?, ValueTask<object?>> _await;
    private readonly bool _isWrapped;

    public FunctionResult(Type returnType)
    {
        var type = Unwrap(returnType, out _await);
        if (type == typeof(void))
        {
            Schema = new JsonObject { { "type", "object" } };
            return;
        }

        var schema = TypeSchemas.Of(type);
        _isWrapped = schema["type"].AsString != "object";
        Schema = _isWrapped ? Wrap(schema) : schema;
    }

    /// <summary>JSON Schema of the output.</summary>
    public JsonValue Schema { get; }

    public ValueTask<object?> AwaitAsync(object? returned) => _await(returned);

    public JsonValue Write(object? value)
    {
        if (Schema["properties"].IsMissing && value is null)
        {
            return new JsonObject();
        }

        return _isWrapped ? new JsonObject { { Member, FunctionJson.Write(value) } } : FunctionJson.Write(value);
    }

    /// <summary>The schema of an output whose value stands in the member <c>result</c>.</summary>
    public static JsonValue Wrap(JsonValue schema) => new JsonObject
    {
        { "type", "object" },
        { "properties", new JsonObject { { Member, schema } } },
        { "required", new JsonArray([Member]) },
    };

    private static Type Unwrap(Type type, out Func<object?, ValueTask<object?>> awaiter)
    {
        if (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>)))
        {
            var name = type.GetGenericTypeDefinition() == typeof(Task<>) ? nameof(OfTask) : nameof(OfValueTask);
            var method = typeof(FunctionResult).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type.GenericTypeArguments);
            awaiter = method.CreateDelegate<Func<object?, ValueTask<object?>>>();
            return type.GenericTypeArguments[0];
        }

        awaiter = returned => returned switch
        {
            Task task => Plain(new ValueTask(task)),
            ValueTask task => Plain(task),
            _ => ValueTask.FromResult(returned),
        };
        return type == typeof(Task) || type == typeof(ValueTask) ? typeof(void) : type;
    }

    private static async ValueTask<object?> OfTask<T>(object? task) => await (Task<T>)task!;

    private static async ValueTask<object?> OfValueTask<T>(object? task) => await (ValueTask<T>)task!;

    private static async ValueTask<object?> Plain(ValueTask task)
    {
        await task;
        return null;
    }
}
