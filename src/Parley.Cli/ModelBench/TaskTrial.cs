using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Policy;
using Parley.Protocol.Json;

namespace Parley.Cli.ModelBench;

/// <summary>Puts one task to a model: the same questions in plain language, and between another pair that climbs after its first exchange.</summary>
internal sealed class TaskTrial(ModelBenchPlan plan, ModelTask task)
{
    private string? _trouble;

    /// <param name="progress">Told what is going on, in a few words.</param>
    public async Task<TaskResult> RunAsync(Action<string> progress, CancellationToken cancellationToken)
    {
        var random = new Random(plan.Seed);
        var first = task.Question(random);
        var questions = Enumerable.Range(0, plan.Exchanges).Select(_ => task.Question(random)).ToList();

        progress("in plain language");
        await using var plain = await TaskPair.StartAsync(plan, task, ClimbPolicies.LanguageOnly, cancellationToken);
        var languageRight = await AskAsync(plain, questions, cancellationToken);
        var language = ModelUse.Of(await plain.RecordsAsync(cancellationToken));

        progress("climbing");
        await using var climber = await TaskPair.StartAsync(plan, task, ClimbPolicies.Adaptive, cancellationToken);
        await AskAsync(climber, [first], cancellationToken);
        var before = (await climber.RecordsAsync(cancellationToken)).Select(record => record.Id).ToHashSet(StringComparer.Ordinal);
        await climber.ClimbAsync(cancellationToken);

        progress("after the climb");
        var climbedRight = await AskAsync(climber, questions, cancellationToken);
        var records = await climber.RecordsAsync(cancellationToken);
        var climbs = records.Where(record => record.Kind != RecordKind.Exchange).ToList();
        var after = records.Where(record => record.Kind == RecordKind.Exchange && !before.Contains(record.Id)).ToList();
        Note(climbs.Select(record => record.Error).FirstOrDefault(error => error is not null));
        return new TaskResult(
            task,
            plan.Exchanges,
            languageRight,
            climbs.Any(record => record is { Kind: RecordKind.Negotiation, Side: Side.Sender, Document: not null, Error: null }),
            await climber.LiveRoutinesAsync(cancellationToken),
            climbedRight,
            after.GroupBy(record => record.Id).Count(exchange => exchange.All(record => record.ModelCalls.Count == 0)),
            _trouble)
        {
            Language = language,
            Negotiation = ModelUse.Of(climbs.Where(record => record.Kind is RecordKind.Negotiation or RecordKind.Suitability)),
            Programming = ModelUse.Of(climbs.Where(record => record.Kind is RecordKind.Programming or RecordKind.Verification)),
            After = ModelUse.Of(after),
        };
    }

    /// <summary>How many were answered rightly. What a pair's repairs cost belongs to its climb, so they are done behind each exchange.</summary>
    private async Task<int> AskAsync(TaskPair pair, IEnumerable<JsonValue> questions, CancellationToken cancellationToken)
    {
        var right = 0;
        foreach (var question in questions)
        {
            var answered = await pair.AskAsync(question, cancellationToken);
            var expected = task.Answer(question);
            if (answered.Succeeded && answered.Value == expected)
            {
                right++;
            }
            else
            {
                Note(Difference(answered, expected));
            }

            await pair.ClimbAsync(cancellationToken);
        }

        return right;
    }

    private static string Difference(Outcome<JsonValue> answered, JsonValue expected)
        => answered.TryGet(out var given, out var error) ? $"answered {given} where {expected} is right" : error.ToString();

    private void Note(string? trouble) => _trouble ??= trouble;
}
