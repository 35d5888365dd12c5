namespace Parley.Tests.Routines.Differential;

/// <summary>One way to write something: text with holes for other kinds. <see cref="Label"/> names the production or built-in that it reaches.</summary>
internal sealed record Rule(string Kind, string Label, string Template, IReadOnlyList<RulePart> Parts)
{
    /// <summary>How many levels of rules it needs at least. Set when the grammar is complete.</summary>
    public int Depth { get; set; } = int.MaxValue;

    /// <summary>No await may stand in an optional chain, a delete or the default of a pattern.</summary>
    public bool HoldsNoAwait { get; } = Label.EndsWith("Pattern", StringComparison.Ordinal) || NoAwait.Any(part => Template.Contains(part, StringComparison.Ordinal));

    private static readonly string[] NoAwait = ["?.", "delete ", "} of [{O}"];

    public IEnumerable<string> Holes => Parts.Where(p => p.Role == RulePartRole.Hole).Select(p => p.Text);
}
