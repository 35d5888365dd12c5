using Parley.Protocol.Json;
using Parley.Protocol.Schemas.Rules;

namespace Parley.Protocol.Schemas.Compiling;

/// <summary>The keywords for arrays.</summary>
internal sealed class ArrayKeywords(SchemaReader reader, Func<JsonValue, string, string?, SchemaNode> child, bool validates)
{
    public IEnumerable<SchemaRule> Rules()
    {
        var prefix = reader.List("prefixItems") is { } list ? list.Select((schema, i) => child(schema, "prefixItems", $"{i}")).ToArray() : [];
        var items = Items();
        var (min, max) = validates ? (reader.Count("minItems"), reader.Count("maxItems")) : (null, null);
        if (prefix.Length > 0 || items is not null || (min ?? max) is not null)
        {
            yield return new ItemsRule(reader.Path, prefix, items, min ?? 0, max ?? int.MaxValue);
        }

        if (validates && reader.Flag("uniqueItems"))
        {
            yield return new UniqueItemsRule(reader.Path);
        }

        if (!reader["contains"].IsMissing)
        {
            var (least, most) = validates ? (reader.Count("minContains"), reader.Count("maxContains")) : (null, null);
            yield return new ContainsRule(reader.Path, child(reader["contains"], "contains", null), least ?? 1, most ?? int.MaxValue);
        }
    }

    private SchemaNode? Items()
    {
        if (reader["items"].AsArray is not null)
        {
            reader.Fail("items", "must be one schema; for a schema per position write prefixItems");
            return null;
        }

        return reader["items"].IsMissing ? null : child(reader["items"], "items", null);
    }
}
