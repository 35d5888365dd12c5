using System.ComponentModel;
using System.Reflection;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Functions;

/// <summary>
/// How a function's parameters take a skill's input: the only parameter of an object type takes the whole of it, any others take its members by name.
/// An <see cref="ExchangeContext"/> and a <see cref="CancellationToken"/> are given and are no input.
/// </summary>
internal sealed class FunctionParameters
{
    private readonly ParameterInfo[] _parameters;
    private readonly ParameterInfo? _whole;

    public FunctionParameters(ParameterInfo[] parameters)
    {
        _parameters = parameters;
        var inputs = parameters.Where(parameter => !IsGiven(parameter)).ToList();
        _whole = inputs.Count == 1 && TypeSchemas.IsObject(inputs[0].ParameterType) ? inputs[0] : null;
        Schema = _whole is null ? MembersSchema(inputs) : TypeSchemas.Of(_whole.ParameterType);
    }

    /// <summary>JSON Schema of the input.</summary>
    public JsonValue Schema { get; }

    public Outcome<object?[]> Bind(JsonValue input, ExchangeContext context, CancellationToken cancellationToken)
    {
        var bound = new object?[_parameters.Length];
        for (var i = 0; i < bound.Length; i++)
        {
            var parameter = _parameters[i];
            if (IsGiven(parameter))
            {
                bound[i] = parameter.ParameterType == typeof(CancellationToken) ? cancellationToken : context;
                continue;
            }

            var value = parameter == _whole ? input : input[parameter.Name!];
            if (value.IsMissing && parameter.HasDefaultValue)
            {
                bound[i] = parameter.DefaultValue;
                continue;
            }

            var read = FunctionJson.Read(value, parameter.ParameterType);
            if (!read.TryGet(out bound[i], out var error))
            {
                return error;
            }
        }

        return bound;
    }

    private static bool IsGiven(ParameterInfo parameter) => parameter.ParameterType == typeof(CancellationToken) || parameter.ParameterType == typeof(ExchangeContext);

    private static JsonValue MembersSchema(List<ParameterInfo> inputs)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var input in inputs)
        {
            var schema = TypeSchemas.Of(input.ParameterType);
            if (input.GetCustomAttribute<DescriptionAttribute>() is { } described && schema.AsObject is { } members)
            {
                members["description"] = described.Description;
            }

            properties.Add(input.Name!, schema);
            if (!input.HasDefaultValue)
            {
                required.Add(input.Name!);
            }
        }

        return new JsonObject { { "type", "object" }, { "properties", properties }, { "required", required } };
    }
}
