using Parley.Core.Diagnostics;

namespace Parley.Core.Skills.Tools;

/// <summary>One run of a once-skill.</summary>
/// <param name="attempt">In which it was first asked for.</param>
internal sealed class OnceCall(string skill, string arguments, int attempt)
{
    public string Skill => skill;

    /// <summary>Their hash.</summary>
    public string Arguments => arguments;

    public int Attempt => attempt;

    public OnceEnd End { get; set; }

    /// <summary>What whoever asks for the same again is told; null after a success.</summary>
    public ParleyError? Failure { get; set; }
}

/// <summary>What is known of a run.</summary>
internal enum OnceEnd
{
    /// <summary>It was begun; its work may be done.</summary>
    Unknown,

    /// <summary>It has done its work.</summary>
    Done,

    /// <summary>The tool says that it failed.</summary>
    Failed,
}
