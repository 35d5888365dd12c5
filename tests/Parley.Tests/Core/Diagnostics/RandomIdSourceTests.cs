using Parley.Core.Diagnostics;

namespace Parley.Tests.Core.Diagnostics;

public sealed class RandomIdSourceTests
{
    [Fact]
    public void Ids_are_32_hex_digits_and_never_repeat()
    {
        var ids = new RandomIdSource();
        var given = ParallelEnumerable.Range(0, 10_000).Select(_ => ids.NewId()).ToList();
        Assert.Equal(given.Count, given.Distinct().Count());
        Assert.All(given, id => Assert.Matches("^[0-9a-f]{32}$", id));
        Assert.DoesNotContain(new string('0', 32), given);
    }
}
