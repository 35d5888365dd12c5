using Parley.Protocol.Json;
using Parley.Protocol.Patterns;
using Parley.Protocol.Schemas.Compiling;

namespace Parley.Protocol.Schemas.Fitting;

/// <summary>A whole schema that references are followed in: those to <c>#</c> and <c>#/…</c>, when no part of it has an identity of its own.</summary>
internal sealed class SchemaRoot(JsonValue schema, FitBudget budget)
{
    private readonly bool _isPlain = !HasInnerIdentity(schema, isRoot: true);
    private readonly Lazy<SchemaCompiler> _compiler = new(() => Compiled(schema));
    private readonly Dictionary<string, JsonSchema?> _compiled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EcmaPattern?> _patterns = new(StringComparer.Ordinal);

    public SchemaPlace Whole => new(schema, "");

    public SchemaPlace? Follow(string reference)
    {
        if (!_isPlain || reference is not ("#" or ['#', '/', ..]))
        {
            return null;
        }

        var value = schema;
        var pointer = Uri.UnescapeDataString(reference[1..]);
        foreach (var step in pointer.Split('/').Skip(1))
        {
            value = JsonPointer.Step(value, JsonPointer.Unescape(step));
        }

        return value.IsMissing ? null : new SchemaPlace(value, pointer);
    }

    /// <summary>Whether a value fits the subschema at a place; null when that can't be told.</summary>
    public bool? Accepts(SchemaPlace place, in JsonValue value)
    {
        if (!_compiled.TryGetValue(place.Pointer, out var compiled))
        {
            _compiled[place.Pointer] = compiled = _isPlain || place.Pointer.Length == 0 ? _compiler.Value.CompileAt(place.Pointer) : null;
        }

        return compiled is null ? null : budget.Accepts(compiled, value);
    }

    /// <summary>What one of its schemas says about a member of an object.</summary>
    public IEnumerable<SchemaPlace> PropertyOf(SchemaPlace part, string name)
    {
        var known = !part["properties"][name].IsMissing;
        if (known)
        {
            yield return part.At("properties", name);
        }

        foreach (var (pattern, _) in part["patternProperties"].AsObject ?? [])
        {
            if (budget.IsSpent)
            {
                yield break;
            }

            if (Pattern(pattern) is { } compiled && budget.Matches(compiled, name))
            {
                known = true;
                yield return part.At("patternProperties", pattern);
            }
        }

        if (!known && !part["additionalProperties"].IsMissing)
        {
            yield return part.At("additionalProperties");
        }
    }

    private EcmaPattern? Pattern(string text)
    {
        if (!_patterns.TryGetValue(text, out var pattern))
        {
            _patterns[text] = pattern = EcmaPattern.TryCompile(text, "u", out var compiled, out _) || EcmaPattern.TryCompile(text, "", out compiled, out _) ? compiled : null;
        }

        return pattern;
    }

    private static SchemaCompiler Compiled(in JsonValue schema)
    {
        var compiler = new SchemaCompiler(SchemaOptions.Default);
        compiler.Compile(schema);
        return compiler;
    }

    private static bool HasInnerIdentity(JsonValue value, bool isRoot) => value.AsArray is { } items
        ? items.Any(item => HasInnerIdentity(item, isRoot: false))
        : value.AsObject is { } members && ((!isRoot && members["$id"].AsString is not null) || members.Any(pair => HasInnerIdentity(pair.Value, isRoot: false)));
}
