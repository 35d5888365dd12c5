using System.Globalization;
using System.Text;
using Parley.Protocol.Json;

namespace Parley.Tests.Protocol.Json;

public sealed class MemberNamesTests
{
    private readonly MemberNames _names = new();

    [Fact]
    public void Name_read_again_is_the_same_string()
    {
        // Other tests use the table of the process at the same time, so that a name can be pushed out once; not every time.
        Assert.Contains(Enumerable.Range(0, 20), _ => ReferenceEquals(NameIn("""{"memberNamesTests":1}"""), NameIn("""[{"memberNamesTests":[2]}]""")));
        Assert.Same(Get("a"u8), Get("a"u8));
    }

    [Fact]
    public void Name_that_was_read_twice_outlives_a_flood_of_names_read_once()
    {
        var name = Get("outlives"u8);
        Assert.Same(name, Get("outlives"u8));
        var once = Get("once"u8);
        for (var i = 0; i < 100_000; i++)
        {
            Assert.Equal($"flood{i}", Get(Encoding.ASCII.GetBytes($"flood{i}")));
        }

        Assert.Same(name, Get("outlives"u8));
        Assert.NotSame(once, Get("once"u8));
    }

    [Fact]
    public void Every_name_is_itself_whatever_it_collides_with()
    {
        var random = new Random(3);
        for (var i = 0; i < 200_000; i++)
        {
            var ascii = new byte[random.Next(1, MemberNames.MaxBytes + 1)];
            ascii.AsSpan().Fill((byte)'x');
            ascii[random.Next(ascii.Length)] = (byte)random.Next(' ', 0x7F);
            Assert.Equal(Encoding.ASCII.GetString(ascii), Get(ascii));
        }
    }

    [Fact]
    public void Threads_that_read_at_once_get_their_names()
        => Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 4 }, thread =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                var name = (i * (thread + 1) % 5_000).ToString(CultureInfo.InvariantCulture);
                Assert.Equal(name, Get(Encoding.ASCII.GetBytes(name)));
            }
        });

    [Theory]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(5000)]
    public void Long_names_are_read_too(int length) => Assert.Equal(new string('n', length), NameIn($"{{\"{new string('n', length)}\":1}}"));

    private string Get(ReadOnlySpan<byte> ascii) => _names.Get(ascii);

    private static string NameIn(string text)
    {
        var value = JsonText.Parse(text);
        return (value.AsArray is { } items ? items[0] : value).AsObject!.Members[0].Key;
    }
}
