namespace Parley.Protocol.Json;

/// <summary>What a <see cref="JsonValue"/> holds.</summary>
public enum JsonKind : byte
{
    /// <summary>No value at all: an absent property, JavaScript's <c>undefined</c>.</summary>
    Missing,
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,

    /// <summary>A value of the routine language that JSON can't carry: a function, a map, a date.</summary>
    Extension,
}
