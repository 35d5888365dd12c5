using Parley.Routines.Syntax;

namespace Parley.Routines.Checking.DataFlow;

/// <summary>What an expression may be as JSON when it is something at all. <see cref="ValueKinds.Any"/> when in doubt.</summary>
internal sealed class Kinds(Places places)
{
    private const ValueKinds NumberOrNull = ValueKinds.Number | ValueKinds.Null;

    public ValueKinds Of(Expression expression) => places.Of(expression) is { } place ? place.Kinds : expression switch
    {
        Literal literal => SchemaPlace.KindOf(literal.Value),
        TemplateLiteral => ValueKinds.Text,
        ArrayLiteral => ValueKinds.Array,
        ObjectLiteral literal when !literal.Members.Any(m => m.Name is null or "toJSON") => ValueKinds.Object,
        Unary { Sign: "!" } => ValueKinds.Boolean,
        Unary { Sign: "typeof" } => ValueKinds.Text,
        // What is no number is null in JSON.
        Unary { Sign: "-" or "+" or "~" } or Update => NumberOrNull,
        Binary binary => OfBinary(binary),
        Conditional choice => Of(choice.WhenTrue) | Of(choice.WhenFalse),
        Logical { Sign: "??" } logical => (Of(logical.Left) & ~ValueKinds.Null) | Of(logical.Right),
        Logical logical => Of(logical.Left) | Of(logical.Right),
        Call call => OfCall(call),
        _ => ValueKinds.Any,
    };

    private ValueKinds OfBinary(Binary binary) => binary.Sign switch
    {
        "-" or "*" or "/" or "%" or "**" or "|" or "&" or "^" or "<<" or ">>" or ">>>" => NumberOrNull,
        "+" when Of(binary.Left) == ValueKinds.Text || Of(binary.Right) == ValueKinds.Text => ValueKinds.Text,
        "+" when (Of(binary.Left) | Of(binary.Right)) is ValueKinds.Number or NumberOrNull => NumberOrNull,
        "+" => ValueKinds.Text | NumberOrNull,
        _ => ValueKinds.Boolean,
    };

    private ValueKinds OfCall(Call call) => call.Callee switch
    {
        Identifier { Variable: null, Name: "String" or "encodeURIComponent" or "decodeURIComponent" } => ValueKinds.Text,
        Identifier { Variable: null, Name: "Number" or "parseInt" or "parseFloat" } => NumberOrNull,
        Identifier { Variable: null, Name: "Boolean" or "isNaN" or "isFinite" } => ValueKinds.Boolean,
        MemberAccess { Target: Identifier { Variable: null, Name: "Math" } } => NumberOrNull,
        MemberAccess { Target: Identifier { Variable: null, Name: "Object" }, Name: "keys" or "values" or "entries" } => ValueKinds.Array,
        MemberAccess { Target: Identifier { Variable: null, Name: "JSON" }, Name: "stringify" } => ValueKinds.Text,
        MemberAccess member => OfMethod(member),
        _ => ValueKinds.Any,
    };

    /// <summary>A method of a value that is surely a text, a number or an array.</summary>
    private ValueKinds OfMethod(MemberAccess member) => (Of(member.Target), member.Name) switch
    {
        (ValueKinds.Text, "toUpperCase" or "toLowerCase" or "trim" or "trimStart" or "trimEnd" or "slice" or "substring" or "replace" or "replaceAll" or "padStart" or "padEnd" or "repeat" or "concat") => ValueKinds.Text,
        (ValueKinds.Text, "split") => ValueKinds.Array,
        (ValueKinds.Text or ValueKinds.Array, "includes") => ValueKinds.Boolean,
        (ValueKinds.Text or ValueKinds.Array, "indexOf" or "lastIndexOf") => ValueKinds.Number,
        (ValueKinds.Array, "map" or "filter" or "slice" or "concat" or "flat" or "flatMap" or "toSorted" or "toReversed" or "sort" or "reverse") => ValueKinds.Array,
        (ValueKinds.Array, "join") => ValueKinds.Text,
        (ValueKinds.Array, "some" or "every") => ValueKinds.Boolean,
        (ValueKinds.Number or NumberOrNull, "toFixed" or "toPrecision" or "toExponential" or "toString") => ValueKinds.Text,
        _ => ValueKinds.Any,
    };
}
