using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Programming;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Programming;

public sealed class RoutineWatchTests
{
    private const string Id = "0123456789abcdef";

    private static readonly RoutineKey Key = new("bob", Side.Receiver, DocumentHash.Of("doc"u8), "skills");
    private static readonly JsonValue Given = new JsonObject { ["text"] = "odd): [" };
    private static readonly ParleyError Broken = new(ParleyErrorCode.RoutineFailed, "handle: failed with TypeError");

    private readonly InMemoryRoutineStore _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Broken_routine_steps_down_at_once_with_its_story()
    {
        await SaveAsync(pinned: false);
        await WatchAsync(Broken);
        var record = await _store.FindAsync(Key, Token);
        Assert.Equal((RoutineStatus.Demoted, 1), (record!.Status, record.Failures));
        Assert.Equal(["failed", "demoted"], (await _store.HistoryAsync(Key, Token)).Select(happened => happened.Kind));
    }

    [Fact]
    public async Task Case_on_which_it_broke_is_kept_for_the_repair()
    {
        await SaveAsync(pinned: false);
        await WatchAsync(Broken);
        Assert.True(FailedCase.TryParse((await _store.FindAsync(Key, Token))!.LastFailure, out var failed));
        Assert.Equal(new FailedCase("handle", Given, "failed with TypeError"), failed);
    }

    [Theory]
    [InlineData(ParleyErrorCode.PeerFailed)]
    [InlineData(ParleyErrorCode.ToolFailed)]
    [InlineData(ParleyErrorCode.RequestBreaksSchema)]
    [InlineData(ParleyErrorCode.ReplyBreaksSchema)]
    public async Task Failures_of_others_and_prescribed_errors_demote_nothing(ParleyErrorCode code)
    {
        await SaveAsync(pinned: false);
        await WatchAsync(new ParleyError(code, "not found"));
        Assert.Equal(RoutineStatus.Live, (await _store.FindAsync(Key, Token))!.Status);
        Assert.Empty(await _store.HistoryAsync(Key, Token));
    }

    [Fact]
    public async Task Failure_of_another_routine_than_the_one_that_stands_there_is_nobodys()
    {
        await SaveAsync(pinned: false);
        await WatchAsync(Broken, "fedcba9876543210");
        Assert.Equal((RoutineStatus.Live, 0, false), ((await _store.FindAsync(Key, Token))!.Status, (await _store.FindAsync(Key, Token))!.Failures, (await _store.FindAsync(Key, Token))!.IsRepairDue));
        Assert.Empty(await _store.HistoryAsync(Key, Token));
    }

    [Fact]
    public async Task Pinned_routine_stays_and_its_failure_is_counted()
    {
        await SaveAsync(pinned: true);
        await WatchAsync(Broken);
        var record = await _store.FindAsync(Key, Token);
        Assert.Equal((RoutineStatus.Live, 1), (record!.Status, record.Failures));
        Assert.Equal(["failed"], (await _store.HistoryAsync(Key, Token)).Select(happened => happened.Kind));
    }

    [Fact]
    public async Task Person_approves_pins_and_disables()
    {
        await SaveAsync(pinned: false);
        var approval = new RoutineApproval(_store, TimeProvider.System);
        Assert.True((await approval.PinAsync(Key, true, "ada", Token)).Value.Pinned);
        Assert.False((await approval.PinAsync(Key, true, "ada", Token)).Succeeded);
        Assert.Equal(RoutineStatus.Disabled, (await approval.DisableAsync(Key, "ada", Token)).Value.Status);
        Assert.Equal(RoutineStatus.Live, (await approval.ApproveAsync(Key, "ada", Token)).Value.Status);
        Assert.False((await approval.ApproveAsync(Key with { Agent = "eve" }, "ada", Token)).Succeeded);
        Assert.Equal(["pinned", "disabled", "approved"], (await _store.HistoryAsync(Key, Token)).Select(happened => happened.Kind));
    }

    private ValueTask WatchAsync(ParleyError error, string id = Id) => new RoutineWatch(_store, new RoutineCallers(new InMemoryExchangeStore()), TimeProvider.System).FailedAsync(Key, id, Given, error, "a peer", Token);

    private async Task SaveAsync(bool pinned)
    {
        var record = new RoutineRecord(Key) { Id = Id, Source = "x", Status = RoutineStatus.Live, Pinned = pinned, Author = "m", WrittenAt = DateTimeOffset.UnixEpoch };
        Assert.True(await _store.TrySaveAsync(record, [], Token));
    }
}
