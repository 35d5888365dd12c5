namespace Parley.Tests.Routines.Hostile;

/// <summary>Tests that measure the whole process: while they run, no other does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
