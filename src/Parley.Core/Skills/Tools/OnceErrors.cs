using Parley.Core.Diagnostics;

namespace Parley.Core.Skills.Tools;

/// <summary>What a failure says of work that must not be done twice.</summary>
internal static class OnceErrors
{
    /// <summary>
    /// Whether the work may be done. That is so where a message may have arrived or a reply can't be read, and after a failure to reach somebody, too: what else the code did
    /// before it called them is not known. Only <see cref="ParleyError.NothingWasDone"/> says that nothing was.
    /// </summary>
    public static bool LeavesOpen(ParleyError error) => !error.NothingWasDone && error.Code
        is ParleyErrorCode.Timeout or ParleyErrorCode.PeerUnreachable or ParleyErrorCode.PeerFailed or ParleyErrorCode.PeerNonsense or ParleyErrorCode.ReplyBreaksSchema
        or ParleyErrorCode.TooLarge or ParleyErrorCode.Cancelled or ParleyErrorCode.Internal or ParleyErrorCode.Indeterminate;

    /// <summary>How the tool failed stays on the node.</summary>
    public static ParleyError InDoubt(Skill skill, ParleyError error) => error.Code == ParleyErrorCode.Indeterminate
        ? error
        : new ParleyError(ParleyErrorCode.Indeterminate, $"It is not known whether skill '{skill.Id}' was done; it must run once and is not run again. {error.Message}");

    /// <summary>The work is done, and what came of it can't be told.</summary>
    public static ParleyError NoReply(string skill, string reason)
        => new(ParleyErrorCode.Indeterminate, $"'{skill}' has run, but {reason}", $"'{skill}' has run, but no reply could be made; ask the agent's owner before you repeat it.");

    public static ParleyError NeverEnded(Skill skill)
        => Public($"Skill '{skill.Id}' was begun before in this exchange and its end is not known; it must run once and was not run again. Find out whether it was done.");

    public static ParleyError RanOtherwise(Skill skill)
        => Public($"Skill '{skill.Id}' has already run in this exchange with other arguments; it must run once and was not run again.");

    private static ParleyError Public(string message) => ParleyError.Public(ParleyErrorCode.Indeterminate, message);
}
