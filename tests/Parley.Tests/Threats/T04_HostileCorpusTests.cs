using Parley.Tests.Routines.Hostile;

namespace Parley.Tests.Threats;

/// <summary>The corpus of hostile routines can't shrink unseen: every kind of attack is in it, each program once. That they are held is what <see cref="HostileTests"/> shows.</summary>
public sealed class T04_HostileCorpusTests(ITestOutputHelper output)
{
    private const int Least = 300;

    private static readonly (string Kind, int Least, IReadOnlyList<HostileProgram> Programs)[] Kinds =
    [
        ("endless loops and recursion", 40, [.. HostileProgram.Read(HostilePrograms.Loops)]),
        ("growth of memory", 40, [.. HostileProgram.Read(HostilePrograms.Growth)]),
        ("shared and cyclic values", 5, [.. HostileProgram.Read(HostilePrograms.Aliasing)]),
        ("dear built-ins", 10, [.. HostileProgram.Read(HostilePrograms.BuiltIns)]),
        ("prototypes and reflection", 10, [.. HostileProgram.Read(HostileReaches.Prototypes)]),
        ("tools", 10, [.. HostileProgram.Read(HostileReaches.Tools)]),
        ("exceptions", 10, [.. HostileProgram.Read(HostileReaches.Throwing)]),
        ("sources for the compiler", 10, [.. HostileSources.All]),
        ("inputs", 5, [.. HostileInputs.All]),
        ("regular expressions", 10, HostileProgram.Patterns),
    ];

    [Fact]
    public void T04_The_corpus_has_three_hundred_programs_of_every_kind()
    {
        foreach (var (kind, least, programs) in Kinds)
        {
            output.WriteLine($"{programs.Count,4} {kind}");
            Assert.True(programs.Count >= least, $"There are only {programs.Count} of {kind}.");
        }

        output.WriteLine($"{HostileProgram.All.Count,4} in all");
        Assert.True(HostileProgram.All.Count >= Least, $"There are only {HostileProgram.All.Count}.");
        Assert.Equal(HostileProgram.All.Count, Kinds.Sum(kind => kind.Programs.Count));
        Assert.Equal(HostileProgram.All.Count, HostileProgram.All.Select(program => (program.Source, program.Input)).Distinct().Count());
    }
}
