using Parley.Core.Costs;
using Parley.Protocol.Json;

namespace Parley.Core.Skills.Tools;

/// <summary>
/// What skills without effect have answered in this exchange. Its first few calls are compared as they are, since most exchanges make one;
/// beyond that arguments are hashed, so that many large ones can't be made to cost their square. Used by one call at a time.
/// </summary>
internal struct ReadResults
{
    private const int Compared = 4;

    private Dictionary<(string Skill, string Arguments), JsonValue>? _more;

    /// <param name="calls">All calls of the exchange so far.</param>
    public readonly bool TryFind(ReadOnlySpan<ToolCall> calls, string skill, JsonValue arguments, out JsonValue result)
    {
        foreach (ref readonly var call in calls[..Math.Min(Compared, calls.Length)])
        {
            if (call.Error is null && call.Skill == skill && call.Arguments == arguments)
            {
                result = call.Result;
                return true;
            }
        }

        result = default;
        return _more is not null && _more.TryGetValue((skill, ArgumentHash.Of(arguments)), out result);
    }

    /// <param name="before">How many calls came before it.</param>
    public void Add(ToolCall call, int before)
    {
        if (before >= Compared)
        {
            (_more ??= [])[(call.Skill, ArgumentHash.Of(call.Arguments))] = call.Result;
        }
    }
}
