using Parley.Protocol.Json;
using Parley.Protocol.Schemas.Compiling;

namespace Parley.Protocol.Schemas.Fitting;

/// <summary>A subschema and the JSON Pointer that leads to it from its root.</summary>
internal readonly record struct SchemaPlace(JsonValue Value, string Pointer)
{
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
