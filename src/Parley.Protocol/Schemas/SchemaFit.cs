using Parley.Protocol.Json;
using Parley.Protocol.Schemas.Fitting;

namespace Parley.Protocol.Schemas;

/// <summary>Compares schemas without values: can whatever one schema allows be given to a party that asks for another?</summary>
public static class SchemaFit
{
    private const int Probes = 40;

    /// <summary>
    /// Whether every value that <paramref name="from"/> allows is accepted by <paramref name="to"/>. <c>Fits</c> is a proof, under asserted formats;
    /// a schema that does not compile gives <c>Unknown</c>. Never throws.
    /// </summary>
    public static SchemaFitResult Check(JsonValue from, JsonValue to)
    {
        foreach (var (schema, side) in new[] { (from, "offered"), (to, "expected") })
        {
            if (JsonSchema.Compile(schema) is { Schema: null, Errors: [var error, ..] })
            {
                return new SchemaFitResult(SchemaFitVerdict.Unknown, [$"the {side} schema is not valid: {error}"]);
            }
        }

        var target = JsonSchema.Compile(to).Schema!;
        // A reference may lead into what is stripped, so schemas with references must be the same in full.
        if (from == to || (PlainSchema.Strip(from) is var plain && !PlainSchema.Refers(plain) && plain == PlainSchema.Strip(to)))
        {
            return new SchemaFitResult(SchemaFitVerdict.Fits, []);
        }

        var check = new FitCheck(from, to);
        var reasons = new FitReasons();
        if (check.Fits(reasons))
        {
            return new SchemaFitResult(SchemaFitVerdict.Fits, []);
        }

        if (Counterexample(from, target) is { } example)
        {
            return new SchemaFitResult(SchemaFitVerdict.DoesNotFit, [.. reasons.Texts.Append(example).Take(FitReasons.Max)]);
        }

        return new SchemaFitResult(reasons.AllCertain ? SchemaFitVerdict.DoesNotFit : SchemaFitVerdict.Unknown, [.. reasons.Texts.Take(FitReasons.Max)]);
    }

    private static string? Counterexample(JsonValue from, JsonSchema target)
    {
        var budget = new FitBudget(validations: 1);
        foreach (var sample in new SchemaSamples(from, seed: 1).Generate(Probes))
        {
            if (budget.Accepts(target, sample) == false && target.Validate(sample, 1) is [var violation])
            {
                return $"{Words.Shorten(sample)} is refused: {violation}";
            }
        }

        return null;
    }
}
