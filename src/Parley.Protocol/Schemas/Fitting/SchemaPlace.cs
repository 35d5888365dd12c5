using Parley.Protocol.Json;
using Parley.Protocol.Schemas.Compiling;

namespace Parley.Protocol.Schemas.Fitting;

/// <summary>A subschema and the JSON Pointer that leads to it from its root.</summary>
internal readonly record struct SchemaPlace(JsonValue Value, string Pointer)
{
    private static readonly string[] Lists =
        ["required", "properties", "patternProperties", "dependentRequired", "prefixItems", "enum", "allOf", "anyOf", "oneOf"];

    /// <summary>How much its keywords list: what looking at all of it once takes.</summary>
    public int Entries
    {
        get
        {
            var entries = 0;
            foreach (var keyword in Value.AsObject is null ? [] : Lists)
            {
                entries += Value[keyword].AsArray?.Count ?? Value[keyword].AsObject?.Count ?? 0;
            }

            return entries;
        }
    }

    public JsonValue this[string keyword] => Value[keyword];

    public bool IsTrue => Value.IsBoolean ? Value.IsTrue : Value.AsObject is null;

    public bool IsFalse => Value.IsBoolean && !Value.IsTrue;

    public SchemaPlace At(string keyword) => new(Value[keyword], $"{Pointer}/{keyword}");

    public SchemaPlace At(string keyword, string name) => new(Value[keyword][name], $"{Pointer}/{keyword}/{JsonPointer.Escape(name)}");

    public SchemaPlace At(string keyword, int index) => new(Value[keyword].AsArray![index], $"{Pointer}/{keyword}/{index}");

    public IEnumerable<SchemaPlace> Each(string keyword)
    {
        for (var i = 0; i < (Value[keyword].AsArray?.Count ?? 0); i++)
        {
            yield return At(keyword, i);
        }
    }
}
