using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Programming;
using Parley.Core.Programming.Verification;
using Parley.Core.Prompting;
using Parley.Core.Storage;
using Parley.Protocol.Json;
using Parley.Tests.Core.Programming.PlantedBugs;

namespace Parley.Tests.Core.Programming;

public sealed class RoutineProgrammerTests
{
    private readonly TripScenario _trip = new();
    private readonly OrderScenario _order = new();

    private static CancellationToken Token => ClimbBench.Token;

    [Fact]
    public async Task Mistakes_of_language_and_meaning_are_told_and_repaired()
    {
        var bench = Writing(_trip.Expect, "class Broken {}", Source(_trip, "origin and destination swapped"), Source(_trip, "as it stands"));
        var result = await bench.Programmer.ClimbAsync(_trip.Subject, Token);
        Assert.Equal((ClimbStatus.Live, 3), (result.Status, result.Attempts));
        var asked = bench.Model.Texts.Where((_, i) => bench.Model.Asked[i] == PromptNames.WriteSenderRoutine).ToList();
        Assert.Contains("It doesn't compile: 1:1", asked[1], StringComparison.Ordinal);
        Assert.Contains("they differ at $.trip.from", asked[2], StringComparison.Ordinal);
        Assert.Equal(["rejected", "rejected", "written", "promoted"], (await bench.Routines.HistoryAsync(_trip.Subject.Key, Token)).Select(happened => happened.Kind));
    }

    [Fact]
    public async Task No_case_is_paid_for_twice()
    {
        var bench = Writing(_trip.Expect, Source(_trip, "origin and destination swapped"), Source(_trip, "as it stands"));
        await bench.Programmer.ClimbAsync(_trip.Subject, Token);
        Assert.Single(bench.Model.Asked, PromptNames.ExpectSender);
    }

    [Fact]
    public async Task Whole_cost_is_charged_to_the_climb_by_what_it_was_for()
    {
        var bench = ClimbBench.Insisting(Source(_trip, "as it stands"), _trip.Expect);
        var result = await bench.Programmer.ClimbAsync(_trip.Subject, Token);
        var records = await bench.Exchanges.QueryAsync(new ExchangeQuery { Agent = "alice" }, Token);
        Assert.Equal([RecordKind.Programming, RecordKind.Verification], records.Select(record => record.Kind).Order());
        Assert.Equal(result.Cost, records.Sum(record => record.Cost));
        Assert.Equal(result.Routine!.Evidence.Sum(evidence => evidence.Cost), records.Single(record => record.Kind == RecordKind.Verification).Cost);
        Assert.Single(records.Select(record => record.Id).Distinct());
    }

    [Fact]
    public async Task Spent_budget_ends_the_climb_and_is_still_charged()
    {
        var bench = ClimbBench.Insisting(Source(_trip, "as it stands"), _trip.Expect, new ProgrammingOptions { MaxCost = 0.0001m });
        var result = await bench.Programmer.ClimbAsync(_trip.Subject, Token);
        Assert.Equal(ClimbStatus.Rejected, result.Status);
        Assert.Contains("budget is spent", result.Reason, StringComparison.Ordinal);
        Assert.Equal(["write-sender-routine"], bench.Model.Asked);
        Assert.Equal(result.Cost, (await bench.Exchanges.QueryAsync(new ExchangeQuery(), Token)).Sum(record => record.Cost));
    }

    [Fact]
    public async Task Insisting_model_is_not_asked_for_ever()
    {
        var bench = ClimbBench.Insisting(Source(_trip, "net price"), _trip.Expect, new ProgrammingOptions { MaxAttempts = 20 });
        var result = await bench.Programmer.ClimbAsync(_trip.Subject, Token);
        Assert.Equal((ClimbStatus.Rejected, 2), (result.Status, result.Attempts));
        Assert.Null(await bench.Routines.FindAsync(_trip.Subject.Key, Token));
    }

    [Fact]
    public async Task Oracle_that_talks_nonsense_promotes_nothing()
    {
        var bench = new ClimbBench((name, _) => name == PromptNames.ExpectSender ? "I'd rather not." : Source(_trip, "as it stands"));
        var result = await bench.Programmer.ClimbAsync(_trip.Subject, Token);
        Assert.Equal((ClimbStatus.Rejected, 1), (result.Status, result.Attempts));
        Assert.Contains("gave something else", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Owner_who_wants_to_approve_is_waited_for_once()
    {
        var subject = new SenderSubject("alice", ((SenderSubject)_trip.Subject).Task, _trip.Subject.Document) { RequiresApproval = true };
        var bench = ClimbBench.Insisting(Source(_trip, "as it stands"), _trip.Expect);
        Assert.Equal(ClimbStatus.AwaitingApproval, (await bench.Programmer.ClimbAsync(subject, Token)).Status);
        var calls = bench.Model.Asked.Count;
        Assert.Equal(ClimbStatus.AwaitingApproval, (await bench.Programmer.ClimbAsync(subject, Token)).Status);
        Assert.Equal(calls, bench.Model.Asked.Count);
        Assert.True((await new RoutineApproval(bench.Routines, TimeProvider.System).ApproveAsync(subject.Key, "ada", Token)).Succeeded);
        Assert.Equal(ClimbStatus.Live, (await bench.Programmer.ClimbAsync(subject, Token)).Status);
    }

    [Fact]
    public async Task What_a_person_decides_during_a_climb_stands()
    {
        ClimbBench? bench = null;
        bench = new ClimbBench((name, text) =>
        {
            var record = new RoutineRecord(_trip.Subject.Key) { Id = "theirs", Source = "x", Status = RoutineStatus.Disabled, Author = "person", WrittenAt = DateTimeOffset.UnixEpoch };
            Assert.True(name == PromptNames.ExpectSender || bench!.Routines.TrySaveAsync(record, [], Token).Result);
            return name == PromptNames.ExpectSender ? ClimbBench.Expect(text, _trip.Expect) : Source(_trip, "as it stands");
        });
        var result = await bench.Programmer.ClimbAsync(_trip.Subject, Token);
        Assert.Equal((ClimbStatus.Refused, "theirs"), (result.Status, result.Routine?.Id));
        Assert.Equal("theirs", (await bench.Routines.FindAsync(_trip.Subject.Key, Token))!.Id);
        Assert.Equal(ClimbStatus.Refused, (await bench.Programmer.ClimbAsync(_trip.Subject, Token)).Status);
    }

    [Theory]
    [InlineData("fails again", ClimbStatus.Live)]
    [InlineData("is demoted", ClimbStatus.Live)]
    [InlineData("is pinned", ClimbStatus.Refused)]
    [InlineData("is disabled", ClimbStatus.Refused)]
    [InlineData("is replaced", ClimbStatus.Rejected)]
    public async Task A_repair_takes_the_place_of_the_routine_that_it_repairs_and_of_no_decision(string meanwhile, ClimbStatus status)
    {
        var standing = new RoutineRecord(_trip.Subject.Key) { Id = "broken", Source = "x", Status = RoutineStatus.Live, IsRepairDue = true, Failures = 1, Author = "m", WrittenAt = DateTimeOffset.UnixEpoch };
        ClimbBench? bench = null;
        bench = new ClimbBench((name, text) =>
        {
            if (name == PromptNames.ExpectSender)
            {
                return ClimbBench.Expect(text, _trip.Expect);
            }

            var now = bench!.Routines.FindAsync(_trip.Subject.Key, Token).Result!;
            var changed = meanwhile switch
            {
                "fails again" => now with { Failures = 2, LastFailure = "for another caller" },
                "is demoted" => now with { Failures = 2, LastFailure = "for another caller", Status = RoutineStatus.Demoted },
                "is pinned" => now with { Pinned = true },
                "is disabled" => now with { Status = RoutineStatus.Disabled },
                _ => now with { Id = "theirs" },
            };
            Assert.True(bench!.Routines.TrySaveAsync(changed, [], Token).Result);
            return Source(_trip, "as it stands");
        });
        Assert.True(await bench.Routines.TrySaveAsync(standing, [], Token));

        var result = await bench.Programmer.ClimbAsync(_trip.Subject, Token);

        var stored = (await bench.Routines.FindAsync(_trip.Subject.Key, Token))!;
        Assert.Equal(status, result.Status);
        Assert.Equal((stored.Id, stored.Version), (result.Routine!.Id, result.Routine.Version));
        if (status == ClimbStatus.Live)
        {
            Assert.Equal((Source(_trip, "as it stands"), RoutineStatus.Live, false, 2, "for another caller"), (stored.Source, stored.Status, stored.IsRepairDue, stored.Failures, stored.LastFailure));
        }
        else
        {
            Assert.Equal("x", stored.Source);
        }
    }

    [Fact]
    public async Task What_a_person_approves_during_a_climb_serves_on()
    {
        ClimbBench? bench = null;
        bench = new ClimbBench((name, text) =>
        {
            Assert.True(name == PromptNames.ExpectSender || new RoutineApproval(bench!.Routines, TimeProvider.System).ApproveAsync(_trip.Subject.Key, "ada", Token).AsTask().Result.Succeeded);
            return name == PromptNames.ExpectSender ? ClimbBench.Expect(text, _trip.Expect) : Source(_trip, "as it stands");
        });
        await bench.Routines.TrySaveAsync(new RoutineRecord(_trip.Subject.Key) { Id = "broken", Source = "x", Status = RoutineStatus.Demoted, IsRepairDue = true, Author = "m", WrittenAt = DateTimeOffset.UnixEpoch }, [], Token);

        Assert.NotEqual(ClimbStatus.Live, (await bench.Programmer.ClimbAsync(_trip.Subject, Token)).Status);

        Assert.Equal(("x", RoutineStatus.Live), ((await bench.Routines.FindAsync(_trip.Subject.Key, Token))!.Source, (await bench.Routines.FindAsync(_trip.Subject.Key, Token))!.Status));
    }

    [Fact]
    public async Task Demoted_routine_is_repaired_with_its_failure_as_evidence()
    {
        var bench = ClimbBench.Insisting(Source(_order, "as prescribed"), _order.Expect);
        await bench.Programmer.ClimbAsync(_order.Subject, Token);
        var request = JsonText.Parse("""{"items":[{"sku":"A-1","quantity":77}],"express":true,"coupon":"MAY"}""");
        await bench.Watch.FailedAsync(_order.Subject.Key, RoutineNames.IdOf(Source(_order, "as prescribed")), request, new ParleyError(ParleyErrorCode.RoutineFailed, "handle: failed with TypeError"), "a peer", Token);
        var before = bench.Model.Asked.Count;

        var result = await bench.Programmer.ClimbAsync(_order.Subject, Token);

        Assert.Equal((ClimbStatus.Live, 1), (result.Status, result.Routine!.Failures));
        Assert.Contains("TypeError", bench.Model.Texts[before], StringComparison.Ordinal);
        Assert.Contains(ClimbBench.Cases(bench.Model.Texts[before + 1]), one => one["request"] == request);
    }

    [Fact]
    public async Task Recorded_exchanges_speak_for_a_routine_without_a_model()
    {
        var bench = ClimbBench.Insisting(Source(_trip, "as it stands"), _trip.Expect);
        await RecordAsync(bench, """{"origin":"Rome","destination":"Oslo","passengers":3,"bags":5,"cabin":"first","note":"window"}""", """{"price":{"gross":10.5,"net":9.25,"currency":"EUR"},"terms":{"changeable":true,"refundable":false}}""");
        await RecordAsync(bench, """{"origin":"Bern","destination":"Wien","passengers":2,"bags":1,"cabin":"economy"}""", """{"price":{"gross":99,"net":80,"currency":"CHF"},"terms":{"changeable":false,"refundable":true}}""");
        var result = await bench.Programmer.ClimbAsync(_trip.Subject, Token);
        Assert.Equal(ClimbStatus.Live, result.Status);
        Assert.Equal([PromptNames.WriteSenderRoutine], bench.Model.Asked);
        Assert.Equal(4, result.Evidence.Single(evidence => evidence.Kind == EvidenceKinds.Recorded).Cases);
    }

    [Fact]
    public async Task Recorded_exchanges_speak_against_a_routine_without_a_model()
    {
        var bench = ClimbBench.Insisting(Source(_trip, "origin and destination swapped"), _trip.Expect);
        await RecordAsync(bench, """{"origin":"Rome","destination":"Oslo","passengers":3,"bags":5,"cabin":"first"}""", """{"price":{"gross":10.5,"net":9.25,"currency":"EUR"},"terms":{"changeable":true,"refundable":false}}""");
        var result = await bench.Programmer.ClimbAsync(_trip.Subject, Token);
        Assert.Equal(ClimbStatus.Rejected, result.Status);
        Assert.DoesNotContain(PromptNames.ExpectSender, bench.Model.Asked);
    }

    private async Task RecordAsync(ClimbBench bench, string input, string reply)
    {
        var (task, value) = (JsonText.Parse(input), JsonText.Parse(reply));
        await bench.Exchanges.AppendAsync(Recorded.Sender(_trip.Subject.Key, task, _trip.Expect(new JsonObject { ["input"] = task }), value, _trip.Expect(new JsonObject { ["reply"] = value })), Durability.Relaxed, Token);
    }

    /// <summary>A model that writes one source after the other.</summary>
    private static ClimbBench Writing(Func<JsonValue, JsonValue> expect, params string[] sources)
    {
        var next = 0;
        return new((name, text) => name is PromptNames.ExpectSender or PromptNames.ExpectReceiver ? ClimbBench.Expect(text, expect) : sources[next++]);
    }

    private static string Source(Scenario scenario, string name) => scenario.Candidates.Single(candidate => candidate.Name == name).Source;
}
