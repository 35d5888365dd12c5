using Parley.Core.Programming.Cases;
using Parley.Protocol.Json;

namespace Parley.Core.Programming.Verification;

/// <summary>On every case the routine ends well within its limits, its results follow their schemas and its tools get arguments that follow theirs. No tool really runs.</summary>
internal sealed class TypesEvidence : IEvidenceSource
{
    public string Kind => EvidenceKinds.Types;

    public async ValueTask<Finding> GatherAsync(Trial trial, CancellationToken cancellationToken)
    {
        var cases = trial.Legs.Sum(leg => leg.Cases.Count);
        List<string> failures = [.. trial.Legs.SelectMany(Failures)];
        foreach (var leg in trial.Legs)
        {
            failures.AddRange(await SwallowedFailureAsync(leg, cancellationToken));
        }

        return failures.Count > 0 ? Finding.Failed(Kind, cases, failures) : Finding.Passed(Kind, cases, "every result follows its schema");
    }

    private static IEnumerable<string> Failures(LegTrial leg)
        => leg.Cases.Where(tried => tried.Run.Problem is not null).Take(2).Select(tried => FailureText.Of(leg.Leg, tried.Shown, tried.Run.Problem!));

    /// <summary>A routine that hides a tool's failure behind a reply that looks like any other would tell the peer something untrue.</summary>
    private static async ValueTask<IEnumerable<string>> SwallowedFailureAsync(LegTrial leg, CancellationToken cancellationToken)
    {
        if (leg.Leg is not HandleLeg || leg.Cases is not [{ Run.Calls.Count: > 0 } first, ..])
        {
            return [];
        }

        var request = new JsonObject { ["request"] = HandleLeg.Request.Get(first.Case), ["answers"] = new JsonObject() };
        var run = await leg.Leg.RunAsync(request, cancellationToken);
        return run.Problem is null && Shape(HandleLeg.Reply.Get(run.Result)).SetEquals(Shape(HandleLeg.Reply.Get(first.Run.Result)))
            ? [$"when the tool fails, {FailureText.Of(leg.Leg, request, $"its reply {HandleLeg.Reply.Get(run.Result)} looks like a success; let the tool's error pass")}"]
            : [];
    }

    /// <summary>Places and kinds, and texts themselves where they may be a status.</summary>
    private static HashSet<string> Shape(JsonValue reply)
        => [.. JsonLeaves.Of(reply).Select(leaf => $"{leaf.Path} {leaf.Value.Kind}{(leaf.Path.LastName is "status" or "ok" or "success" or "result" ? leaf.Value : "")}")];
}
