using Parley.Protocol.Patterns.Characters;

namespace Parley.Protocol.Patterns.Parsing;

/// <summary>How many ranges the sets of one pattern may still hold, and how many may be handled on the way to them: what bounds the cost of compiling.</summary>
internal sealed class SetAllowance
{
    public const string Refusal = "the pattern has too many large character classes; use fewer of them";

    private const int MaxKept = 20_000;
    private const int MaxHandled = 100_000;

    /// <summary>Ranges that were read, merged or sorted.</summary>
    public int Handled { get; private set; }

    /// <summary>Ranges in the sets that were kept.</summary>
    public int Kept { get; private set; }

    /// <summary>Counts ranges that are read, merged or sorted; false when they are too many.</summary>
    public bool TryHandle(int ranges) => (Handled += ranges + 1) <= MaxHandled;

    /// <summary>Counts a finished set; false when there are too many ranges.</summary>
    public bool TryKeep(CodePointSet set) => (Kept += set.Ranges.Length) <= MaxKept;
}
