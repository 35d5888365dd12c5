namespace Parley.Protocol.Patterns.Programs;

/// <summary>One instruction. What X and Y are is said at <see cref="Operation"/>.</summary>
internal readonly record struct Instruction(Operation Operation, int X = 0, int Y = 0)
{
    public bool TakesCharacter => Operation <= Operation.CharacterIn;
}
