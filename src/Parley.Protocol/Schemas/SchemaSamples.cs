using Parley.Protocol.Json;
using Parley.Protocol.Schemas.Fitting;
using Parley.Protocol.Schemas.Sampling;

namespace Parley.Protocol.Schemas;

/// <summary>
/// Makes valid values of a schema to try a routine on: the edges of every field, each optional property present and absent, every listed
/// value. The same schema, seed and literals give the same values. What can't be made is left out, so lists may be short, or empty for a
/// schema that does not compile.
/// </summary>
/// <param name="schema">The schema.</param>
/// <param name="seed">Chooses how levels are combined.</param>
/// <param name="literals">Numbers and strings found in the code under test: fields get them, and numbers their neighbours.</param>
public sealed class SchemaSamples(JsonValue schema, int seed, IReadOnlyList<JsonValue>? literals = null)
{
    private const int Overdraw = 4;
    private const int Validations = 4;

    private readonly JsonSchema? _compiled = JsonSchema.Compile(schema).Schema;
    private readonly IReadOnlyList<JsonValue> _literals = literals ?? [];

    /// <summary>Values for a schema; the same seed gives the same values.</summary>
    public SchemaSamples(JsonSchema schema, int seed, IReadOnlyList<JsonValue>? literals = null)
        : this(schema.Source, seed, literals)
    {
    }

    /// <summary>Up to <paramref name="count"/> different valid values, in the order in which they cover most.</summary>
    public IReadOnlyList<JsonValue> Generate(int count)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var result = new List<JsonValue>();
        var budget = new FitBudget(Validations);
        foreach (var value in _compiled is null || count <= 0 ? [] : NewTree(budget).Values(count * Overdraw).Take((count * Overdraw) + 1000))
        {
            if (budget.IsSpent)
            {
                break;
            }

            if (budget.Accepts(_compiled!, value) == true && seen.Add(JsonText.Write(value)))
            {
                result.Add(value.DeepClone());
                if (result.Count == count)
                {
                    break;
                }
            }
        }

        return result;
    }

    /// <summary>
    /// A value with every optional property present and a different value at every leaf, as far as the schema has enough of them; Missing when
    /// no valid value could be made.
    /// </summary>
    public JsonValue Distinct()
    {
        var value = _compiled is null ? default : NewTree(new FitBudget(Validations)).Distinct();
        return _compiled is not null && _compiled.IsValid(value) ? value : Generate(1) is [var first] ? first : default;
    }

    private SampleTree NewTree(FitBudget budget) => new(new SchemaRoot(schema, budget), _literals, new SplitMix((ulong)seed));
}
