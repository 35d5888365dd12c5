namespace Parley.Protocol.Patterns.Matching;

/// <summary>What stands beside a place in a text, as far as assertions can tell.</summary>
internal enum Neighbour : byte
{
    /// <summary>Nothing: the place is an end of the text.</summary>
    None,
    Word,
    LineTerminator,
    Other,
}
