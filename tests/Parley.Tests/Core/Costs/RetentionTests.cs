using Microsoft.Extensions.Logging.Abstractions;
using Parley.Core.Costs;
using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Tests.Storage;

namespace Parley.Tests.Core.Costs;

public sealed class RetentionTests
{
    private static readonly EffectKey Key = new("shop", "http://caller", "exchange", "order", "aabb");

    private readonly Clock _clock = new();
    private readonly InMemoryExchangeStore _records = new();
    private readonly InMemoryEffectJournal _effects;

    public RetentionTests() => _effects = new InMemoryEffectJournal(_clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_kind_goes_at_its_own_age()
    {
        await _effects.BeginAsync(Key, Token);
        for (var day = 0; day < 4; day++)
        {
            await _records.AppendAsync(Sample.FullExchange($"{day}") with { At = _clock.Now.AddDays(day) }, Durability.Relaxed, Token);
        }

        _clock.Now += TimeSpan.FromDays(4);
        await Make(new RetentionOptions { Records = TimeSpan.FromDays(3.5), Bodies = TimeSpan.FromDays(2.5), Effects = TimeSpan.FromDays(5) }).ExpireAsync(Token);
        var left = await _records.ReadAllAsync(Token).ToListAsync(Token);
        Assert.Equal([("1", true), ("2", false), ("3", false)], left.Select(record => (record.Id, ExchangeContent.IsEmpty(record))));
        Assert.Equal(EffectStatus.Unknown, (await _effects.BeginAsync(Key, Token)).Status);

        _clock.Now += TimeSpan.FromDays(2);
        await Make(new RetentionOptions { Effects = TimeSpan.FromDays(5) }).ExpireAsync(Token);
        Assert.Equal(3, await _records.ReadAllAsync(Token).CountAsync(Token));
        Assert.Equal(EffectStatus.Begun, (await _effects.BeginAsync(Key, Token)).Status);
    }

    [Fact]
    public async Task Without_a_word_records_stay_for_good_and_effects_thirty_days()
    {
        await _records.AppendAsync(Sample.FullExchange("a"), Durability.Relaxed, Token);
        await _effects.BeginAsync(Key, Token);
        _clock.Now += TimeSpan.FromDays(29);
        await Make(new RetentionOptions()).ExpireAsync(Token);
        Assert.Equal(EffectStatus.Unknown, (await _effects.BeginAsync(Key, Token)).Status);
        _clock.Now += TimeSpan.FromDays(2);
        await Make(new RetentionOptions()).ExpireAsync(Token);
        Assert.Equal(EffectStatus.Begun, (await _effects.BeginAsync(Key, Token)).Status);
        RecordAssert.Equal(Sample.FullExchange("a"), Assert.Single(await _records.FindAsync("a", Token)));
    }

    [Fact]
    public void Ages_out_of_range_are_mistakes_all_at_once()
    {
        var options = new RetentionOptions { Records = TimeSpan.Zero, Bodies = TimeSpan.FromMinutes(1), Effects = TimeSpan.Zero, Interval = TimeSpan.Zero };
        Assert.Equal(["Records", "Bodies", "Effects", "Interval"], options.Validate().Select(mistake => mistake.Split(':')[0]));
        Assert.Empty(new RetentionOptions().Validate());
    }

    private Retention Make(RetentionOptions options) => new(_records, _effects, options, _clock, NullLogger<Retention>.Instance);

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = Sample.Noon;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
