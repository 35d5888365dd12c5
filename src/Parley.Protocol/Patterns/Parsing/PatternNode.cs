using Parley.Protocol.Patterns.Characters;

namespace Parley.Protocol.Patterns.Parsing;

/// <summary>A part of a parsed pattern.</summary>
internal abstract record PatternNode
{
    /// <summary>One character out of a set.</summary>
    public sealed record Character(CodePointSet Set) : PatternNode;

    /// <summary>Parts one after another. No parts match the empty text.</summary>
    public sealed record Sequence(IReadOnlyList<PatternNode> Parts) : PatternNode;

    /// <summary>Branches in order of preference.</summary>
    public sealed record Choice(IReadOnlyList<PatternNode> Branches) : PatternNode;

    /// <summary>A capturing group and its number from 1.</summary>
    public sealed record Group(int Number, PatternNode Body) : PatternNode;

    /// <summary>A repetition. <paramref name="Max"/> is null without an upper bound; the groups inside are those from <paramref name="FirstGroup"/> to before <paramref name="EndGroup"/>.</summary>
    public sealed record Repeat(PatternNode Body, int Min, int? Max, bool IsGreedy, int FirstGroup, int EndGroup) : PatternNode
    {
        public bool HasGroups => EndGroup > FirstGroup;
    }

    /// <summary>A condition on the place between two characters.</summary>
    public sealed record Assertion(AssertionKind Kind) : PatternNode;
}
