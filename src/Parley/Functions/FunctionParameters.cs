using System.ComponentModel;
using System.Reflection;
using Parley.Core.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Functions;

/// <summary>
/// How a function's parameters take a skill's input: the only parameter of an object type takes the whole of it, any others take its members by name.
/// What <see cref="FunctionGifts"/> has is given and is no input.
/// </summary>
internal sealed class FunctionParameters
{
    private readonly ParameterInfo[] _parameters;
    private readonly ParameterInfo? _whole;

    public FunctionParameters(ParameterInfo[] parameters)
    {
        _parameters = parameters;
        var inputs = parameters.Where(parameter => !FunctionGifts.Has(parameter.ParameterType)).ToList();
        _whole = inputs.Count == 1 && TypeSchemas.IsObject(inputs[0].ParameterType) ? inputs[0] : null;
        Schema = _whole is null ? MembersSchema(inputs) : TypeSchemas.Of(_whole.ParameterType);
    }

    /// <summary>JSON Schema of the input.</summary>
    public JsonValue Schema { get; }

    public bool WantServices => Array.Exists(_parameters, parameter => parameter.ParameterType == typeof(IServiceProvider));

    public Outcome<object?[]> Bind(JsonValue input, FunctionGifts gifts)
    {
        var bound = new object?[_parameters.Length];
        for (var i = 0; i < bound.Length; i++)
        {
            var parameter = _parameters[i];
            if (FunctionGifts.Has(parameter.ParameterType))
            {
                bound[i] = gifts.Of(parameter.ParameterType);
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
