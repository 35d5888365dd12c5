using Parley.Core.Programming.Running;
using Parley.Protocol.Json;

namespace Parley.Core.Programming.Verification;

/// <summary>Compares what a routine did on a case with what an oracle says.</summary>
internal static class Comparison
{
    /// <summary>Where and how they differ, for a model to read; null when they agree.</summary>
    public static string? Failure(RoutineLeg leg, JsonValue shown, LegRun run, JsonValue expected)
    {
        expected = Tidy(leg, expected);
        if (run.Problem is not null)
        {
            return FailureText.Disagreement(leg, shown, run, expected, "$");
        }

        if (IsError(expected) && IsError(run.Result))
        {
            return null;
        }

        return Agreement.Difference(expected, Tidy(leg, run.Result)) is { } place ? FailureText.Disagreement(leg, shown, run, expected, place.ToString()) : null;
    }

    /// <summary>False when the oracle's own answer breaks what it should follow, and so proves nothing.</summary>
    public static bool IsUsable(RoutineLeg leg, JsonValue expected)
    {
        expected = Tidy(leg, expected);
        return (leg is DecodeLeg && IsError(expected)) || leg.Targets.All(target =>
            target.Path.Get(expected) is var value && (leg is HandleLeg && target != leg.Targets[0]
                ? value.IsMissing || Each(value, target).All(call => target.Schema is null || SchemaProblem.Of(target.Schema, call) is null)
                : target.Schema is null ? !value.IsMissing : SchemaProblem.Of(target.Schema, value) is null));
    }

    public static bool IsError(JsonValue value) => value.AsObject is { Count: 1 } && value["error"].AsString is not null;

    private static JsonArray Each(JsonValue calls, LegPart target)
        => calls.AsArray is { } many && target.Schema?.IsValid(calls) != true ? many : [calls];

    /// <summary>Bodies in their plainest form; calls that were not made left out.</summary>
    private static JsonValue Tidy(RoutineLeg leg, JsonValue value)
    {
        if (leg is not HandleLeg)
        {
            return leg.Targets[0].Schema is { } schema && (value.AsString is null || schema.IsValid(value)) ? value : Agreement.Normalize(value);
        }

        var calls = new JsonObject();
        foreach (var (name, call) in (value["calls"].AsObject ?? new JsonObject()).Where(call => !call.Value.IsNull))
        {
            // One call in an array says the same as the call itself.
            calls[name] = call.AsArray is [var only] && only.AsObject is not null ? only : call;
        }

        var reply = value["reply"];
        return new JsonObject { ["calls"] = calls, ["reply"] = leg.Targets[0].Schema?.IsValid(reply) == true ? reply : Agreement.Normalize(reply) };
    }
}
