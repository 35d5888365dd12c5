using Parley.Protocol.Patterns.Characters;
using Parley.Protocol.Patterns.Parsing;

namespace Parley.Protocol.Patterns.Programs;

/// <summary>What can be told of a pattern without matching: how short a match can be and how it begins.</summary>
internal static class NodeFacts
{
    private const int MaxLength = 1 << 20;

    /// <summary>The least number of characters that a match takes, or a lower bound of it.</summary>
    public static int LeastLength(PatternNode node) => node switch
    {
        PatternNode.Character => 1,
        PatternNode.Sequence sequence => (int)Math.Min(sequence.Parts.Sum(part => (long)LeastLength(part)), MaxLength),
        PatternNode.Choice choice => choice.Branches.Min(LeastLength),
        PatternNode.Group group => LeastLength(group.Body),
        PatternNode.Repeat { Min: > 0 } repeat => (int)Math.Min((long)repeat.Min * LeastLength(repeat.Body), MaxLength),
        _ => 0,
    };

    /// <summary>True when every match starts at the start of the text.</summary>
    public static bool IsAnchored(PatternNode node) => node switch
    {
        PatternNode.Assertion assertion => assertion.Kind == AssertionKind.TextStart,
        PatternNode.Sequence sequence => sequence.Parts.Count > 0 && IsAnchored(sequence.Parts[0]),
        PatternNode.Choice choice => choice.Branches.All(IsAnchored),
        PatternNode.Group group => IsAnchored(group.Body),
        PatternNode.Repeat { Min: > 0 } repeat => IsAnchored(repeat.Body),
        _ => false,
    };

    /// <summary>Adds the characters that a match can begin with; false when it can begin with none, so that they say nothing.</summary>
    public static bool AddFirst(PatternNode node, CodePointSet first)
    {
        switch (node)
        {
            case PatternNode.Character character:
                first.Add(character.Set);
                return true;
            case PatternNode.Sequence sequence:
                return sequence.Parts.Any(part => AddFirst(part, first));
            case PatternNode.Choice choice:
                return choice.Branches.Aggregate(true, (all, branch) => AddFirst(branch, first) && all);
            case PatternNode.Group group:
                return AddFirst(group.Body, first);
            case PatternNode.Repeat { Max: not 0 } repeat:
                return AddFirst(repeat.Body, first) && repeat.Min > 0;
            default:
                return false;
        }
    }

    /// <summary>The literal text that every match begins with, as far as it is easily seen.</summary>
    public static string Prefix(PatternNode node) => node switch
    {
        PatternNode.Character { Set.Single: >= 0 and <= 0xD7FF and var one } => ((char)one).ToString(),
        PatternNode.Group group => Prefix(group.Body),
        PatternNode.Sequence sequence => Prefix(sequence),
        _ => "",
    };

    private static string Prefix(PatternNode.Sequence sequence)
    {
        var whole = sequence.Parts.TakeWhile(part => part is PatternNode.Character && Prefix(part).Length > 0).Select(Prefix);
        var prefix = string.Concat(whole);
        return prefix.Length < sequence.Parts.Count ? prefix + Prefix(sequence.Parts[prefix.Length]) : prefix;
    }
}
