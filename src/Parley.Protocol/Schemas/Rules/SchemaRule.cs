using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Rules;

/// <summary>One keyword, or a few that are checked together. A rule ignores values of other types than its own.</summary>
internal abstract class SchemaRule
{
    /// <summary>How many marks are set at the cost of one part of a step.</summary>
    protected const int MarksInPart = 16;

    /// <summary>True for keywords that look at what the others of their schema evaluated.</summary>
    public virtual bool ComesLast => false;

    /// <summary>The schemas this rule applies to the same value, for finding references that make no progress.</summary>
    public virtual IEnumerable<SchemaNode> InPlace => [];

    public abstract bool IsValid(in JsonValue value, ref ValidationRun run);

    /// <summary>Says what is wrong with a value that is known not to fit.</summary>
    public abstract void Report(in JsonValue value, ViolationReport report);

    /// <summary>Marks what the rule evaluates: positions of members of an object or of items of an array.</summary>
    public virtual void Mark(in JsonValue value, bool[] marks, ref ValidationRun run)
    {
    }
}
