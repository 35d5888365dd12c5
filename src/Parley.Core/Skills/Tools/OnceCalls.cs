using Parley.Core.Diagnostics;

namespace Parley.Core.Skills.Tools;

/// <summary>Which once-skills ran in this exchange, with which arguments, in which attempt.</summary>
internal sealed class OnceCalls
{
    // Most exchanges have no once-skill, so there is nothing until one runs.
    private List<(string Skill, string Arguments, int Attempt)>? _runs;
    private Dictionary<(string Skill, string Arguments), ParleyError>? _failures;

    private int _attempt;

    public void BeginAttempt() => _attempt++;

    public void Add(string skill, string arguments) => (_runs ??= []).Add((skill, arguments, _attempt));

    public void Remove(string skill, string arguments) => _runs?.RemoveAll(run => run.Skill == skill && run.Arguments == arguments);

    public void Fail(string skill, string arguments, ParleyError error) => (_failures ??= [])[(skill, arguments)] = error;

    /// <summary>How an earlier run with the same arguments failed. The journal knows only that it did not end.</summary>
    public ParleyError? Failure(string skill, string arguments) => _failures?.GetValueOrDefault((skill, arguments));

    /// <summary>Runs of the skill with other arguments that this exchange knows of.</summary>
    public int CountOthers(string skill, string arguments)
        => _runs?.Where(run => run.Skill == skill && run.Arguments != arguments).Select(run => run.Arguments).Distinct().Count() ?? 0;

    /// <summary>Whether an earlier attempt ran the skill, and never with these arguments: then this is the same piece of work told differently.</summary>
    public bool RanOtherwise(string skill, string arguments)
        => _runs is not null && _runs.Exists(run => run.Skill == skill && run.Attempt < _attempt) && !_runs.Exists(run => run.Skill == skill && run.Arguments == arguments);
}
