using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas;

/// <summary>The types of JSON Schema. A number with no fraction is an integer (JSON Schema Validation section 6.1.1).</summary>
[Flags]
internal enum TypeSet : byte
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    Fraction = 8,
    Number = Integer | Fraction,
    String = 16,
    Array = 32,
    Object = 64,
    All = 127,
}

internal static class TypeSets
{
    public static TypeSet Of(in JsonValue value)
    {
        if (value.TryGetNumber(out var number))
        {
            return !double.IsFinite(number) ? TypeSet.None : Math.Floor(number) == number ? TypeSet.Integer : TypeSet.Fraction;
        }

        return value.Kind switch
        {
            JsonKind.String => TypeSet.String,
            JsonKind.Object => TypeSet.Object,
            JsonKind.Array => TypeSet.Array,
            JsonKind.Boolean => TypeSet.Boolean,
            JsonKind.Null => TypeSet.Null,
            _ => TypeSet.None,
        };
    }

    public static TypeSet Parse(string? name) => name switch
    {
        "null" => TypeSet.Null,
        "boolean" => TypeSet.Boolean,
        "integer" => TypeSet.Integer,
        "number" => TypeSet.Number,
        "string" => TypeSet.String,
        "array" => TypeSet.Array,
        "object" => TypeSet.Object,
        _ => TypeSet.None,
    };

    /// <summary>The words of a message: <c>a string or null</c>.</summary>
    public static string Describe(TypeSet types)
    {
        var words = new List<string>(7);
        void Add(TypeSet type, string word)
        {
            if ((types & type) == type)
            {
                words.Add(word);
                types &= ~type;
            }
        }

        Add(TypeSet.String, "a string");
        Add(TypeSet.Number, "a number");
        Add(TypeSet.Integer, "an integer");
        Add(TypeSet.Fraction, "a number");
        Add(TypeSet.Boolean, "a boolean");
        Add(TypeSet.Array, "an array");
        Add(TypeSet.Object, "an object");
        Add(TypeSet.Null, "null");
        return Words.Or(words);
    }
}
