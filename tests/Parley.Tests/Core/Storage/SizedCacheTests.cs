using Parley.Core.Storage;

namespace Parley.Tests.Core.Storage;

public sealed class SizedCacheTests
{
    private readonly SizedCache<int, string> _cache = new(capacity: 10);

    [Fact]
    public void The_oldest_make_room()
    {
        _cache.Add(1, "one", 4);
        _cache.Add(2, "two", 4);
        _cache.Add(3, "three", 3);
        Assert.Equal((false, true, true), (Knows(1), Knows(2), Knows(3)));
        _cache.Add(4, "four", 10);
        Assert.Equal((false, false, true), (Knows(2), Knows(3), Knows(4)));
    }

    [Fact]
    public void What_is_larger_than_all_is_not_kept_and_drives_nothing_out()
    {
        _cache.Add(1, "one", 10);
        _cache.Add(2, "two", 11);
        Assert.Equal((true, false), (Knows(1), Knows(2)));
    }

    [Fact]
    public void A_value_is_counted_once_and_stays_the_first()
    {
        for (var i = 0; i < 100; i++)
        {
            _cache.Add(1, $"value {i}", 5);
        }

        _cache.Add(2, "two", 5);
        Assert.True(_cache.TryGet(1, out var value));
        Assert.Equal("value 0", value);
        Assert.True(Knows(2));
    }

    private bool Knows(int key) => _cache.TryGet(key, out _);
}
