using Parley.Core.Storage;
using Parley.Tests.Core.Transport;

namespace Parley.Tests.Core.Storage;

public sealed class ReadCacheTests
{
    private readonly ManualTime _time = new();
    private readonly ReadCache<int, string> _cache;
    private string? _stored = "one";
    private int _reads;

    public ReadCacheTests() => _cache = new ReadCache<int, string>(_time, capacity: 2);

    [Fact]
    public async Task What_was_read_is_not_read_again()
    {
        Assert.Equal(("one", "one"), (await FindAsync(1), await FindAsync(1)));
        Assert.Equal(1, _reads);
    }

    [Fact]
    public async Task What_another_process_wrote_is_seen_when_the_entry_has_grown_old()
    {
        await FindAsync(1);
        _stored = "two";
        _time.Advance(StoreWrites.Kept - TimeSpan.FromTicks(1));
        Assert.Equal("one", await FindAsync(1));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal("two", await FindAsync(1));
    }

    [Fact]
    public async Task Values_are_bounded_by_their_sizes_together()
    {
        var (cache, reads) = (new ReadCache<int, string>(_time, capacity: 10, sizeOf: static text => text.Length), 0);
        async Task<string?> FindAsync(int key, int length)
            => cache.TryGet(key, out var known) ? known : await cache.ReadAsync(key, () => new ValueTask<string?>(new string((char)('a' + (reads++ % 26)), length)));

        await FindAsync(1, 4);
        await FindAsync(2, 6);
        await FindAsync(1, 4);
        await FindAsync(2, 6);
        Assert.Equal(2, reads);

        await FindAsync(3, 11); // larger than all: read each time, and nothing has to go
        await FindAsync(3, 11);
        await FindAsync(1, 4);
        Assert.Equal(4, reads);

        await FindAsync(4, 1); // no room: starts anew
        await FindAsync(1, 4);
        Assert.Equal(6, reads);
    }

    [Fact]
    public async Task A_write_is_seen_at_once()
    {
        await FindAsync(1);
        await _cache.WriteAsync(1, () => new ValueTask<bool>((_stored = "two") is not null));
        Assert.Equal("two", await FindAsync(1));
    }

    [Fact]
    public async Task A_write_that_fails_may_have_written()
    {
        await FindAsync(1);
        await Assert.ThrowsAsync<IOException>(async () => await _cache.WriteAsync<bool>(1, () => throw new IOException(_stored = "two")));
        Assert.Equal("two", await FindAsync(1));
    }

    [Fact]
    public async Task A_read_that_a_write_overtook_is_not_kept()
    {
        var slow = new TaskCompletionSource<string?>();
        var reading = _cache.ReadAsync(1, () => new ValueTask<string?>(slow.Task));
        await _cache.WriteAsync(1, () => new ValueTask<bool>((_stored = "two") is not null));
        slow.SetResult("one");
        Assert.Equal("one", await reading);
        Assert.Equal("two", await FindAsync(1));
    }

    [Fact]
    public async Task A_read_within_a_write_is_not_kept()
    {
        await _cache.WriteAsync(1, async () =>
        {
            await FindAsync(1);
            _stored = "two";
            return true;
        });
        Assert.Equal("two", await FindAsync(1));
    }

    [Fact]
    public async Task What_is_not_there_is_asked_for_again()
    {
        _stored = null;
        Assert.Null(await FindAsync(1));
        _stored = "one";
        Assert.Equal("one", await FindAsync(1));
    }

    [Fact]
    public async Task Full_it_starts_anew()
    {
        await FindAsync(1);
        await FindAsync(2);
        await FindAsync(3);
        Assert.False(_cache.TryGet(1, out _));
        Assert.True(_cache.TryGet(3, out _));
    }

    private ValueTask<string?> FindAsync(int key)
        => _cache.TryGet(key, out var known) ? new(known) : _cache.ReadAsync(key, () =>
        {
            _reads++;
            return new ValueTask<string?>(_stored);
        });
}
