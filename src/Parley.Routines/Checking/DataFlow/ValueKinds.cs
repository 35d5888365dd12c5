namespace Parley.Routines.Checking.DataFlow;

/// <summary>What a value may be as JSON.</summary>
[Flags]
internal enum ValueKinds : byte
{
    None = 0,
    Text = 1,
    Number = 2,
    Boolean = 4,
    Null = 8,
    Array = 16,
    Object = 32,
    Any = 63,
}
