using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas;

/// <summary>What a schema may cost, and how <c>format</c> is read.</summary>
public sealed record SchemaOptions
{
    /// <summary>JSON values in the schema and in every schema it fetches, together. Default 20,000.</summary>
    public int MaxNodes { get; init; } = 20_000;

    /// <summary>Nesting of the schema text. Default 64.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>Work of one validation, so that a schema that doubles it at each level ends: a step for each schema applied to a value, and for each eight items, members or alternatives it looks at. Default 5,000,000, about a second.</summary>
    public int MaxSteps { get; init; } = 5_000_000;

    /// <summary>Whether a known <c>format</c> must be met (the default) or is an annotation alone, as the specification's default has it.</summary>
    public bool FormatAssertion { get; init; } = true;

    /// <summary>Finds a schema by its absolute URI without fragment, or null. Default: none; the 2020-12 metaschema is built in.</summary>
    public Func<string, JsonValue?>? Resolver { get; init; }

    /// <summary>The options as each property states them.</summary>
    public static SchemaOptions Default { get; } = new();
}
