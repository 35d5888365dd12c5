namespace Parley.Routines.Syntax;

/// <summary>A piece of the tree. The binder fills in what it learns; after that the tree is only read.</summary>
internal abstract class Node(int position)
{
    public int Position { get; } = position;

    /// <summary>An await stands inside, not counting those of inner functions.</summary>
    public bool HasAwait { get; set; }
}

internal abstract class Expression(int position) : Node(position)
{
    /// <summary>Written in parentheses of its own.</summary>
    public bool Parenthesized { get; set; }
}

internal abstract class Statement(int position) : Node(position)
{
    /// <summary>Fuel for running it once: one, and a little for each expression inside.</summary>
    public int Weight { get; set; } = 1;
}
