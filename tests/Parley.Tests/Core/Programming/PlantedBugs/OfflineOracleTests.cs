using Microsoft.Extensions.AI;
using Parley.Core.Diagnostics;
using Parley.Core.Costs;
using Parley.Core.Programming;
using Parley.Core.Prompting;
using Parley.Models.Offline;
using Parley.Routines;

namespace Parley.Tests.Core.Programming.PlantedBugs;

/// <summary>The offline model, which knows nothing of the corpus, as author and as oracle where the right routine only moves data.</summary>
public sealed class OfflineOracleTests(ITestOutputHelper output)
{
    private readonly WeatherScenario _weather = new();

    [Fact]
    public async Task Routine_of_the_offline_model_goes_live_for_nothing_but_its_writing()
    {
        var result = await ClimbAsync(_weather.Subject, null);
        output.WriteLine($"{result.Status} {result.Reason} {result.Cost} {result.Routine?.Source}");
        Assert.Equal(ClimbStatus.Live, result.Status);
        Assert.Equal(0, result.Evidence.Sum(evidence => evidence.Cost));
    }

    [Fact]
    public async Task Offline_oracle_lets_no_planted_bug_pass()
    {
        foreach (var candidate in _weather.Candidates)
        {
            var result = await ClimbAsync(_weather.Subject, candidate.Source);
            output.WriteLine($"{candidate.Name}: {result.Status} {result.Reason}");
            Assert.True(candidate.IsRight == (result.Status == ClimbStatus.Live), $"{candidate.Name}: {result.Status} {result.Reason}");
        }
    }

    private static ValueTask<ClimbResult> ClimbAsync(ProgrammingSubject subject, string? source)
    {
        var programmer = new RoutineProgrammer(
            new ModelAsker(new Models(source), TimeProvider.System), new RoutineRuntime(TimeProvider.System), new InMemoryRoutineStore(), new InMemoryExchangeStore(), new SeededIdSource("offline"), TimeProvider.System, new ProgrammingOptions());
        return programmer.ClimbAsync(subject, ClimbBench.Token);
    }

    /// <summary>The offline model, which is given the routine where one is planted.</summary>
    private sealed class Models(string? source) : IModelSet
    {
        public PricedModel? Find(string agent, ModelRole role) => new("offline", new Planting(new OfflineModel(), source), new Price(5, 15));
    }

    private sealed class Planting(IChatClient inner, string? source) : DelegatingChatClient(inner)
    {
        public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
            => source is not null && messages.First().Text.StartsWith("# write-", StringComparison.Ordinal)
                ? Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, source)))
                : base.GetResponseAsync(messages, options, cancellationToken);
    }
}
