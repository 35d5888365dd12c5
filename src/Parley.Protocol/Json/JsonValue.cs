using System.Runtime.CompilerServices;

namespace Parley.Protocol.Json;

/// <summary>
/// One JSON value in 16 bytes: the model that a message is parsed into once, validated on, handed to a routine and written from.
/// Numbers are IEEE 754 doubles (I-JSON, RFC 7493 section 2.2). The default value is <see cref="JsonKind.Missing"/>.
/// </summary>
public readonly struct JsonValue : IEquatable<JsonValue>
{
    private sealed class Tag(JsonKind kind)
    {
        public readonly JsonKind Kind = kind;
    }

    private static readonly Tag NullTag = new(JsonKind.Null);
    private static readonly Tag BooleanTag = new(JsonKind.Boolean);
    private static readonly Tag NumberTag = new(JsonKind.Number);

    private readonly object? _reference;
    private readonly double _number;

    private JsonValue(object reference, double number)
    {
        _reference = reference;
        _number = number;
    }

    /// <summary>A text.</summary>
    public JsonValue(string value) => _reference = value;

    /// <summary>The object itself, not a copy.</summary>
    public JsonValue(JsonObject value) => _reference = value;

    /// <summary>The array itself, not a copy.</summary>
    public JsonValue(JsonArray value) => _reference = value;

    /// <summary>A number; NaN and the infinities have no JSON text.</summary>
    public JsonValue(double value)
        : this(NumberTag, value)
    {
    }

    /// <summary>True or false.</summary>
    public JsonValue(bool value)
        : this(BooleanTag, value ? 1 : 0)
    {
    }

    /// <summary>JSON <c>null</c>, which is not the same as <see cref="JsonKind.Missing"/>.</summary>
    public static JsonValue Null => new(NullTag, 0);

    /// <summary>JSON <c>true</c>.</summary>
    public static JsonValue True => new(true);

    /// <summary>JSON <c>false</c>.</summary>
    public static JsonValue False => new(false);

    /// <summary>Wraps a value that only the routine language knows; it can't be written as JSON.</summary>
    public static JsonValue FromExtension(object value) => new(value, 0);

    /// <summary>Which of the kinds of JSON it is, or none.</summary>
    public JsonKind Kind => _reference switch
    {
        null => JsonKind.Missing,
        Tag tag => tag.Kind,
        string => JsonKind.String,
        JsonObject => JsonKind.Object,
        JsonArray => JsonKind.Array,
        _ => JsonKind.Extension,
    };

    /// <summary>Whether there is no value at all, as where an object has no such member.</summary>
    public bool IsMissing => _reference is null;

    /// <summary>Whether it is JSON <c>null</c>.</summary>
    public bool IsNull => ReferenceEquals(_reference, NullTag);

    /// <summary>Whether it is true or false.</summary>
    public bool IsBoolean => ReferenceEquals(_reference, BooleanTag);

    /// <summary>Whether <see cref="AsNumber"/> is the value.</summary>
    public bool IsNumber => ReferenceEquals(_reference, NumberTag);

    /// <summary>True for a boolean that is true; false for everything else.</summary>
    public bool IsTrue => IsBoolean && _number != 0;

    /// <summary>The string, or null when the value is something else.</summary>
    public string? AsString => _reference as string;

    /// <summary>The object, or null when the value is something else.</summary>
    public JsonObject? AsObject => _reference as JsonObject;

    /// <summary>The array, or null when the value is something else.</summary>
    public JsonArray? AsArray => _reference as JsonArray;

    /// <summary>The routine language's own value, or null when this is a JSON value.</summary>
    public object? AsExtension => Kind == JsonKind.Extension ? _reference : null;

    /// <summary>The raw reference: a string, object, array or extension; null for scalars.</summary>
    public object? Reference => _reference is Tag ? null : _reference;

    /// <summary>The number; 0 when the value is something else.</summary>
    public double AsNumber => IsNumber ? _number : 0;

    /// <summary>False when the value is no number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGetNumber(out double number)
    {
        number = _number;
        return ReferenceEquals(_reference, NumberTag);
    }

    /// <summary>The member of an object, or Missing when this is no object or has no such member.</summary>
    public JsonValue this[string name] => _reference is JsonObject members && members.TryGet(name, out var value) ? value : default;

    /// <summary>Deep equality as JSON Schema defines it: numbers by value, objects without regard to order. Extensions by reference.</summary>
    public bool Equals(JsonValue other) => Kind == other.Kind && Kind switch
    {
        JsonKind.Boolean or JsonKind.Number => _number.Equals(other._number) || _number == other._number,
        JsonKind.String => (string)_reference! == (string)other._reference!,
        JsonKind.Array => ((JsonArray)_reference!).DeepEquals((JsonArray)other._reference!),
        JsonKind.Object => ((JsonObject)_reference!).DeepEquals((JsonObject)other._reference!),
        JsonKind.Extension => ReferenceEquals(_reference, other._reference),
        _ => true,
    };

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is JsonValue other && Equals(other);

    /// <summary>Equal values have equal hashes; objects and arrays count their members alone.</summary>
    public override int GetHashCode() => Kind switch
    {
        JsonKind.Boolean or JsonKind.Number => (_number == 0 ? 0d : _number).GetHashCode(),
        JsonKind.String => ((string)_reference!).GetHashCode(StringComparison.Ordinal),
        JsonKind.Array => ((JsonArray)_reference!).Count,
        JsonKind.Object => ((JsonObject)_reference!).Count + 31,
        var kind => (int)kind,
    };

    /// <summary>A copy that shares no object or array with this one.</summary>
    public JsonValue DeepClone() => _reference switch
    {
        JsonObject members => new JsonValue(members.DeepClone()),
        JsonArray items => new JsonValue(items.DeepClone()),
        _ => this,
    };

    /// <summary>Compact JSON text. Missing is written as <c>null</c>.</summary>
    public override string ToString() => JsonText.Write(this);

    /// <summary>As <see cref="Equals(JsonValue)"/>.</summary>
    public static bool operator ==(JsonValue left, JsonValue right) => left.Equals(right);

    /// <summary>As <see cref="Equals(JsonValue)"/>, negated.</summary>
    public static bool operator !=(JsonValue left, JsonValue right) => !left.Equals(right);

    /// <summary>A null reference becomes JSON <c>null</c>.</summary>
    public static implicit operator JsonValue(string? value) => value is null ? Null : new JsonValue(value);

    /// <summary>A number; NaN and the infinities have no JSON text.</summary>
    public static implicit operator JsonValue(double value) => new(value);

    /// <summary>True or false.</summary>
    public static implicit operator JsonValue(bool value) => new(value);

    /// <summary>A null reference becomes JSON <c>null</c>.</summary>
    public static implicit operator JsonValue(JsonObject? value) => value is null ? Null : new JsonValue(value);

    /// <summary>A null reference becomes JSON <c>null</c>.</summary>
    public static implicit operator JsonValue(JsonArray? value) => value is null ? Null : new JsonValue(value);
}
