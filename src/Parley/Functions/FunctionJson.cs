using System.Text.Json;
using System.Text.Json.Serialization;
using Parley.Core.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Functions;

/// <summary>How .NET values cross into the house's JSON and back: names in camel case, enums by name, numbers as numbers, what a constructor requires is required.</summary>
public static class FunctionJson
{
    /// <summary>Read-only; use them for types that cross into a skill by hand.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>Throws <see cref="ParleyException"/> when the value has no JSON form.</summary>
    public static JsonValue Write(object? value)
    {
        if (value is JsonValue json)
        {
            return json;
        }

        try
        {
            return Parse(JsonSerializer.SerializeToUtf8Bytes(value, value?.GetType() ?? typeof(object), Options));
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException)
        {
            throw new ParleyException(new ParleyError(ParleyErrorCode.InvalidInput, $"A {value!.GetType().Name} can't be written as JSON: {failure.Message}"), failure);
        }
    }

    /// <summary>The value as a .NET type. Fails with <c>InvalidInput</c> and what doesn't fit.</summary>
    public static Outcome<object?> Read(JsonValue value, Type type)
    {
        if (type == typeof(JsonValue))
        {
            return (object?)value;
        }

        try
        {
            return JsonSerializer.Deserialize(JsonText.WriteUtf8(value), type, Options);
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException)
        {
            return new ParleyError(ParleyErrorCode.InvalidInput, $"The JSON value is no {type.Name}: {failure.Message}");
        }
    }

    internal static JsonValue Parse(ReadOnlySpan<byte> utf8)
        => JsonText.TryParse(utf8, JsonLimits.Default with { MaxBytes = int.MaxValue }, out var parsed, out var error)
            ? parsed
            : throw new ParleyException(new ParleyError(ParleyErrorCode.InvalidInput, error!));

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            NumberHandling = JsonNumberHandling.Strict,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
