using Parley.Models.Offline.Words;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Fields;

/// <summary>One leaf of a schema, or one thing that a text names: where it stands, what it is called, what it holds.</summary>
internal sealed record Field
{
    private FieldTerms? _terms;

    /// <summary>Property names from the root; empty for a schema that is no object.</summary>
    public required IReadOnlyList<string> Path { get; init; }

    public required FieldKind Kind { get; init; }

    /// <summary>What it is called by itself, in words.</summary>
    public required string Name { get; init; }

    /// <summary>What it belongs to, in words, the nearest first.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];

    public string Description { get; init; } = "";

    public string OwnerDescription { get; init; } = "";

    /// <summary>Required by itself and by everything it stands in.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>Required by the object that it stands in, wherever that object is.</summary>
    public bool IsRequiredInside { get; init; } = true;

    /// <summary>The values of an enum or const; empty when any value of the kind will do.</summary>
    public IReadOnlyList<JsonValue> Allowed { get; init; } = [];

    /// <summary>What a list holds; null when unknown or when this is no list.</summary>
    public Shape? Item { get; init; }

    /// <summary>The default that the schema states, or Missing.</summary>
    public JsonValue Default { get; init; }

    /// <summary>A value that was seen for it, or Missing; evidence of what it is.</summary>
    public JsonValue Seen { get; init; }

    public bool AllowsNull { get; init; }

    public FieldTerms Terms => _terms ??= FieldTerms.Of(this);

    /// <summary>The same field under further property names.</summary>
    public Field Under(string root) => this with { Path = [root, .. Path] };

    public bool Equals(Field? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
