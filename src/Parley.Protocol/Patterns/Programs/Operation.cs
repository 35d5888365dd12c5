namespace Parley.Protocol.Patterns.Programs;

/// <summary>What an instruction does. Those up to <see cref="CharacterIn"/> take a character, the others take none.</summary>
internal enum Operation : byte
{
    /// <summary>Takes the code point X.</summary>
    Character,

    /// <summary>Takes a code point out of the test X.</summary>
    CharacterIn,

    /// <summary>Goes on at X, and at Y when that leads to no match.</summary>
    Split,

    /// <summary>Goes on at X.</summary>
    Jump,

    /// <summary>Stores the position in slot X.</summary>
    Save,

    /// <summary>Forgets the slots from X to before Y: a new round of a repetition starts without captures.</summary>
    Forget,

    /// <summary>Ends a round of the repetition that stands at depth X; fails when the round took no character.</summary>
    EndRound,

    /// <summary>Fails unless the assertion X (an AssertionKind) holds.</summary>
    Assert,

    /// <summary>The whole pattern has matched.</summary>
    Match,
}
