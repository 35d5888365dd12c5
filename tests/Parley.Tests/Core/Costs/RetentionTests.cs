using Microsoft.Extensions.Logging.Abstractions;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Tests.Core.Diagnostics;
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_one_kind_meets_holds_up_no_other(bool redactionFails)
    {
        await _effects.BeginAsync(Key, Token);
        await _records.AppendAsync(Sample.FullExchange("a"), Durability.Relaxed, Token);
        _clock.Now += TimeSpan.FromDays(2);
        var options = new RetentionOptions { Records = TimeSpan.FromDays(1), Bodies = TimeSpan.FromHours(2), Effects = TimeSpan.FromDays(1) };
        var log = new List<string>();

        await new Retention(new BrokenExpiry(_records, redactionFails), _effects, options, _clock, new ListLogger<Retention>(log)).ExpireAsync(Token);

        Assert.Equal(redactionFails ? 0 : 1, await _records.ReadAllAsync(Token).CountAsync(Token));
        Assert.True(redactionFails || ExchangeContent.IsEmpty((await _records.FindAsync("a", Token))[0]));
        Assert.Equal(EffectStatus.Begun, (await _effects.BeginAsync(Key, Token)).Status);
        Assert.Single(log, line => line.Contains("row 7", StringComparison.Ordinal));
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

    private sealed class BrokenExpiry(IExchangeStore store, bool redactionFails) : IExchangeStore
    {
        public ValueTask AppendAsync(ExchangeRecord record, Durability durability, CancellationToken cancellationToken) => store.AppendAsync(record, durability, cancellationToken);

        public ValueTask<IReadOnlyList<ExchangeRecord>> FindAsync(string id, CancellationToken cancellationToken) => store.FindAsync(id, cancellationToken);

        public ValueTask<IReadOnlyList<ExchangeRecord>> QueryAsync(ExchangeQuery query, CancellationToken cancellationToken) => store.QueryAsync(query, cancellationToken);

        public IAsyncEnumerable<ExchangeRecord> ReadAllAsync(CancellationToken cancellationToken) => store.ReadAllAsync(cancellationToken);

        public ValueTask<long> ExpireAsync(DateTimeOffset before, bool redactOnly, CancellationToken cancellationToken)
            => redactOnly == redactionFails ? throw new StoreException(ParleyErrorCode.StoreFailed, "row 7 is damaged") : store.ExpireAsync(before, redactOnly, cancellationToken);
    }
}
