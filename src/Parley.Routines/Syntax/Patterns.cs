namespace Parley.Routines.Syntax;

/// <summary>What a value is bound or assigned to.</summary>
internal abstract class Pattern(int position) : Node(position);

internal sealed class NamePattern(Identifier name) : Pattern(name.Position)
{
    public Identifier Name { get; } = name;
}

/// <summary>A member or index, in assignments only.</summary>
internal sealed class PlacePattern(Expression place) : Pattern(place.Position)
{
    public Expression Place { get; } = place;
}

internal sealed class ObjectPattern(int position, IReadOnlyList<PatternMember> members, Pattern? rest) : Pattern(position)
{
    public IReadOnlyList<PatternMember> Members { get; } = members;

    public Pattern? Rest { get; } = rest;
}

internal sealed class ArrayPattern(int position, IReadOnlyList<PatternElement?> items, Pattern? rest) : Pattern(position)
{
    /// <summary>Null skips one.</summary>
    public IReadOnlyList<PatternElement?> Items { get; } = items;

    public Pattern? Rest { get; } = rest;
}

internal sealed record PatternElement(Pattern Target, Expression? Default);

internal sealed record PatternMember(int Position, string? Name, Expression? Computed, PatternElement Element);
