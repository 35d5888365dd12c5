namespace Parley.Tests.Routines.Differential;

/// <summary>A piece of a rule's template.</summary>
/// <param name="Text">The text, the kind of a hole, or the local name of a variable.</param>
/// <param name="Kind">For a variable that is declared here: what it holds.</param>
internal readonly record struct RulePart(RulePartRole Role, string Text, string Kind = "");
