using Parley.Core.Costs;
using Parley.Protocol.Json;

namespace Parley.Core.Skills.Tools;

/// <summary>
/// What skills without effect have answered in this exchange. The first few calls are compared as they are, since most exchanges make one;
/// beyond that arguments are hashed, so that many large ones can't be made to cost their square. Used by one call at a time.
/// </summary>
internal sealed class ReadResults
{
    private const int Compared = 4;

    private List<ToolCall>? _first;
    private Dictionary<(string Skill, string Arguments), JsonValue>? _more;

    public bool TryFind(string skill, JsonValue arguments, out JsonValue result)
    {
        result = default;
        if (_first is null)
        {
            return false;
        }

        for (var i = 0; i < _first.Count; i++)
        {
            if (_first[i].Skill == skill && _first[i].Arguments == arguments)
            {
                result = _first[i].Result;
                return true;
            }
        }

        return _more is not null && _more.TryGetValue((skill, ArgumentHash.Of(arguments)), out result);
    }

    public void Add(ToolCall call)
    {
        if (_first is null || _first.Count < Compared)
        {
            (_first ??= new List<ToolCall>(1)).Add(call);
        }
        else
        {
            (_more ??= [])[(call.Skill, ArgumentHash.Of(call.Arguments))] = call.Result;
        }
    }
}
