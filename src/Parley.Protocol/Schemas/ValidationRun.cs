using Parley.Protocol.Patterns;

namespace Parley.Protocol.Schemas;

/// <summary>The state of one validation: what it may still spend, and the dynamic scope when the schema needs one.</summary>
internal struct ValidationRun
{
    /// <summary>How deep schemas may apply schemas. Instances nest to 64, and a few schemas usually apply to each value.</summary>
    public const int MaxDepth = 512;

    /// <summary>What matching patterns may take in one validation, in steps of <see cref="Patterns.PatternSteps"/>.</summary>
    public const int MaxPatternSteps = 10_000_000;

    public int StepsLeft;
    public PatternSteps PatternSteps;
    public int Depth;
    public bool Stopped;
    public bool TracksScope;
    public ScopeFrame? Scope;

    /// <summary>Takes steps from the budget; false, for the rest of the run, once it is spent.</summary>
    public bool Spend(int steps)
    {
        StepsLeft -= steps;
        Stopped |= StepsLeft < 0;
        return !Stopped;
    }
}

/// <summary>A schema resource that evaluation has entered, and the one it came from (JSON Schema Core section 7.1).</summary>
internal sealed record ScopeFrame(SchemaResource Resource, ScopeFrame? Outer);
