using System.Text.RegularExpressions;

namespace Parley.Models.Offline.Forms.Prose;

/// <summary>Tells from a sentence which body it speaks of.</summary>
internal static partial class ProseRoles
{
    public static ProseRole Of(string sentence, ProseRole before)
    {
        var error = Error().Match(sentence);
        var request = Request().Match(sentence);
        var reply = Reply().Match(sentence);
        if (error.Success && (reply.Success || before is ProseRole.Reply or ProseRole.Error || !request.Success))
        {
            return ProseRole.Error;
        }

        return (request.Success, reply.Success) switch
        {
            (true, true) => request.Index < reply.Index ? ProseRole.Request : ProseRole.Reply,
            (true, false) => ProseRole.Request,
            (false, true) => ProseRole.Reply,
            _ => before,
        };
    }

    [GeneratedRegex(@"\b(?:requests?|quer(?:y|ies)|asks?|sends?|client|caller|sender|inputs?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Request();

    [GeneratedRegex(@"\b(?:repl(?:y|ies)|respon(?:se|ses|ds?)|answers?|returns?|server|receiver|outputs?|results?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Reply();

    [GeneratedRegex(@"\b(?:errors?|missing|invalid|unknown|malformed|fails?|failures?|can't|cannot|could not)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Error();
}
