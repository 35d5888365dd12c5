using Parley.Core.Diagnostics;

namespace Parley.Core.Skills.Tools;

/// <summary>Which once-skills ran in this exchange, with which arguments, in which attempt, and how they ended. Used by one call at a time; the two names may be read by anybody.</summary>
internal sealed class OnceCalls
{
    // Most exchanges have no once-skill, so there is nothing until one runs.
    private List<OnceCall>? _calls;

    private int _attempt;

    /// <summary>A skill that has done its work; null when none has.</summary>
    public string? Done { get; private set; }

    /// <summary>A skill that was begun and whose end isn't known; null when there is none.</summary>
    public string? Doubted { get; private set; }

    public void BeginAttempt() => _attempt++;

    /// <summary>From here on the call is in doubt until it is ended or forgotten.</summary>
    public OnceCall Begin(string skill, string arguments)
    {
        var call = Find(skill, arguments);
        if (call is null)
        {
            (_calls ??= []).Add(call = new OnceCall(skill, arguments, _attempt));
        }

        call.End = OnceEnd.Unknown;
        Doubted ??= skill;
        return call;
    }

    public void End(OnceCall call, OnceEnd end, ParleyError? failure = null)
    {
        (call.End, call.Failure) = (end, failure);
        Done ??= end == OnceEnd.Done ? call.Skill : null;
        Doubted = _calls!.Find(other => other.End == OnceEnd.Unknown)?.Skill;
    }

    /// <summary>It is known to have done nothing.</summary>
    public void Forget(OnceCall call)
    {
        _calls!.Remove(call);
        Doubted = _calls.Find(other => other.End == OnceEnd.Unknown)?.Skill;
    }

    /// <summary>How an earlier run with the same arguments failed. The journal knows only that it did not end.</summary>
    public ParleyError? Failure(string skill, string arguments) => Find(skill, arguments)?.Failure;

    /// <summary>Runs of the skill with other arguments that this exchange knows of.</summary>
    public int CountOthers(string skill, string arguments) => _calls?.Count(call => call.Skill == skill && call.Arguments != arguments) ?? 0;

    /// <summary>
    /// Whether the skill ran, never with these arguments, in an earlier attempt or with an end that isn't known: then this may be the same piece of work told differently.
    /// </summary>
    public bool RanOtherwise(string skill, string arguments)
        => _calls is not null && _calls.Exists(call => call.Skill == skill && (call.Attempt < _attempt || call.End == OnceEnd.Unknown)) && Find(skill, arguments) is null;

    private OnceCall? Find(string skill, string arguments) => _calls?.Find(call => call.Skill == skill && call.Arguments == arguments);
}
