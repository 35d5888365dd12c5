using Parley.Core.Programming.Cases;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Core.Programming.Cases;

public sealed class CaseRowsTests
{
    private static readonly JsonSchema Order = JsonSchema.Compile(JsonText.Parse("""
        {"type":"object","properties":{
          "day":{"type":"string","format":"date"},"kind":{"enum":["a","b","c"]},"express":{"type":"boolean"},"note":{"type":"string"},
          "amount":{"type":"number","minimum":0},"items":{"type":"array","items":{"type":"object","properties":{"sku":{"type":"string"},"count":{"type":"integer"}},"required":["sku","count"]}}},
         "required":["day","kind","express","amount","items"],"additionalProperties":false}
        """)).Schema!;

    [Fact]
    public void Every_row_is_valid_and_rows_repeat_with_the_seed()
    {
        var rows = CaseRows.Of(Order, 1, [40], 16);
        Assert.All(rows, row => Assert.True(Order.IsValid(row)));
        Assert.Equal(rows, CaseRows.Of(Order, 1, [40], 16));
        Assert.Equal(rows.Count, rows.Distinct().Count());
    }

    [Fact]
    public void First_row_has_everything_and_no_value_twice()
    {
        var leaves = JsonLeaves.Of(CaseRows.Of(Order, 1, [], 16)[0]).Where(leaf => !leaf.Value.IsBoolean).ToList();
        Assert.Equal(leaves.Count, leaves.Select(leaf => leaf.Value).Distinct().Count());
        Assert.Contains(leaves, leaf => leaf.Path.ToString() == "$.note");
        Assert.Contains(leaves, leaf => leaf.Path.ToString() == "$.items[2].sku");
    }

    [Fact]
    public void Rows_hold_edges_choices_and_neighbours_of_literals()
    {
        var rows = CaseRows.Of(Order, 1, [40, "Paris"], 16);
        var features = rows.SelectMany(row => new CaseFeatures([40, "Paris"], []).Of(row, ["$.note"], path => SchemaFacts.At(Order.Source, path))).ToHashSet();
        string[] wanted =
        [
            "$.kind = \"a\"", "$.kind = \"b\"", "$.kind = \"c\"", "$.express true", "$.express false", "$.note absent", "$.note no text", "$.note beyond ASCII", "$.note surrogates", "$.note outer space",
            "$.note is Paris", "$.note holds Paris", "$.amount zero", "$.amount fraction", "$.amount = 40", "$.amount just < 40", "$.amount just > 40",
            "$.day leap day", "$.day end of year", "$.day start of month", "$.items empty", "$.items one item", "$.items items", "$.items more items than 40", "$.items[].count negative",
        ];
        Assert.Empty(wanted.Except(features));
    }

    [Fact]
    public void Cover_demands_what_is_demanded_beyond_the_soft_cap()
    {
        IReadOnlySet<string>[] features = [new HashSet<string> { "a" }, new HashSet<string> { "b", "~x" }, new HashSet<string> { "c" }, new HashSet<string> { "~y" }];
        var open = features.SelectMany(one => one).ToHashSet();
        Assert.Equal([1, 0, 2], CaseCover.Choose(features, open, softCap: 1, hardCap: 9));
        Assert.Equal([1, 0, 2, 3], CaseCover.Choose(features, open, softCap: 9, hardCap: 9));
    }
}
