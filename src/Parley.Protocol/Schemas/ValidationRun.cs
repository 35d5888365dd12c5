using Parley.Protocol.Patterns;

namespace Parley.Protocol.Schemas;

/// <summary>The state of one validation: what it may still spend, and the dynamic scope when the schema needs one.</summary>
internal struct ValidationRun(int maxSteps)
{
    /// <summary>How deep schemas may apply schemas. Instances nest to 64, and a few schemas usually apply to each value.</summary>
    public const int MaxDepth = 512;

    /// <summary>What matching patterns may take in one validation, in steps of <see cref="Patterns.PatternSteps"/>.</summary>
    public const int MaxPatternSteps = 10_000_000;

    /// <summary>
    /// A schema with rules takes a step. What a rule looks at besides, an item, a member, a schema of a list or a few characters, is a part of one:
    /// a type to compare, a name to find.
    /// </summary>
    private const int PartsInStep = 8;

    private const int CharactersInPartShift = 4;

    private long _partsLeft = (long)maxSteps * PartsInStep;

    public PatternSteps PatternSteps = new(MaxPatternSteps);
    public int Depth;
    public bool Stopped;
    public bool TracksScope;
    public ScopeFrame? Scope;

    /// <summary>True when the budget, not the depth of a value, was the end.</summary>
    public readonly bool IsSpent => _partsLeft < 0 || PatternSteps.Left < 0;

    /// <summary>The parts that finding or hashing a text takes.</summary>
    public static int PartsOf(string text) => 1 + (text.Length >> CharactersInPartShift);

    /// <summary>Takes steps from the budget; false, for the rest of the run, once it is spent.</summary>
    public bool Spend(int steps) => SpendParts((long)steps * PartsInStep);

    /// <summary>As <see cref="Spend"/>, for what is less than a step.</summary>
    public bool SpendParts(long parts)
    {
        _partsLeft -= parts;
        Stopped |= _partsLeft < 0;
        return !Stopped;
    }
}

/// <summary>A schema resource that evaluation has entered, and the one it came from (JSON Schema Core section 7.1).</summary>
internal sealed record ScopeFrame(SchemaResource Resource, ScopeFrame? Outer);
