namespace Parley.Protocol.Json;

/// <summary>What a <see cref="JsonValue"/> holds.</summary>
public enum JsonKind : byte
{
    /// <summary>No value at all: an absent property, JavaScript's <c>undefined</c>.</summary>
    Missing,

    /// <summary>JSON <c>null</c>.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>An IEEE 754 double.</summary>
    Number,

    /// <summary>Text in UTF-16, as .NET has it.</summary>
    String,

    /// <summary>A <see cref="JsonArray"/>.</summary>
    Array,

    /// <summary>A <see cref="JsonObject"/>.</summary>
    Object,

    /// <summary>A value of the routine language that JSON can't carry: a function, a map, a date.</summary>
    Extension,
}
